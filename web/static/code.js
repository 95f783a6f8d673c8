// A code stands behind the # of an address, which browsers send to nobody. It goes into the form, and out of the address.
// Here is nothing that a browser of 2012 lacks: a link is read wherever somebody happens to be.
(function () {
  var form = document.querySelector("form[data-code]");
  function take() {
    var code = location.hash.slice(1);
    if (!code || document.getElementById(code)) return; // a place on this page
    if (history.replaceState) history.replaceState(null, "", location.pathname);
    else location.hash = "";
    form.elements.key.value = code;
    document.getElementById("typed").style.display = "none";
    if (form.getAttribute("data-code") === "at-once") form.submit();
  }
  take();
  addEventListener("hashchange", take); // the address of another code, written above this page
})();
