"""What each event is called in the log: our own names, stable for ever, so that moving a class changes nothing.

The list is also the allow-list: a name that is not here is never resolved, let alone imported.
"""

from collections.abc import Mapping

from domain.adjustments import Adjustment
from domain.alarms import Alarm
from domain.arrangements import Arrangement
from domain.authorities import Authority
from domain.cards import Card
from domain.checkpoints import Watch
from domain.chosen_profiles import ChosenProfile
from domain.circles import Circle
from domain.concerns import Concern
from domain.easy_reads import EasyRead
from domain.emergencies import Emergencies
from domain.enquiries import Enquiry
from domain.entries import Entry
from domain.helps import Help
from domain.hopes import Hope
from domain.links import Link
from domain.members import Member
from domain.notes import Note
from domain.noticings import Noticing
from domain.offered_photos import OfferedPhoto
from domain.people import Person
from domain.photos import Photo
from domain.profiles import Profile
from domain.readings import Readership
from domain.recordings import Recording
from domain.replies import Answerable
from domain.role_offers import RoleOffer
from domain.safeguarding_notes import SafeguardingNote
from domain.safety_facts import SafetyFact
from domain.schemes import Scheme
from domain.sign_ins import SignIn
from domain.word_lists import WordList

EVENTS: Mapping[str, type] = {
    "scheme.opened": Scheme.Opened,
    "scheme.record-forgotten": Scheme.RecordForgotten,
    "scheme.log-sealed-anew": Scheme.LogSealedAnew,
    "scheme.record-restored": Scheme.RecordRestored,
    "watch.begun": Watch.Begun,
    "watch.checkpoint-made": Watch.CheckpointMade,
    "member.welcomed": Member.Welcomed,
    "member.role-given": Member.RoleGiven,
    "member.role-ended": Member.RoleEnded,
    "member.language-chosen": Member.LanguageChosen,
    "member.likes-chosen": Member.LikesChosen,
    "member.looked-in-vain": Member.LookedInVain,
    "sign-in.invited": SignIn.Invited,
    "sign-in.invited-again": SignIn.InvitedAgain,
    "sign-in.way-chosen": SignIn.WayChosen,
    "sign-in.letting-in-asked": SignIn.LettingInAsked,
    "sign-in.let-in-again": SignIn.LetInAgain,
    "sign-in.lockout-lifted": SignIn.LockoutLifted,
    "sign-in.card-made": SignIn.CardMade,
    "sign-in.card-ended": SignIn.CardEnded,
    "sign-in.stopped": SignIn.Stopped,
    "sign-in.signed-out-everywhere": SignIn.SignedOutEverywhere,
    "person.record-opened": Person.RecordOpened,
    "person.name-and-pronouns-chosen": Person.NameAndPronounsChosen,
    "person.name-taken-back": Person.NameTakenBack,
    "person.one-line-said": Person.OneLineSaid,
    "person.language-chosen": Person.LanguageChosen,
    "person.likes-chosen": Person.LikesChosen,
    "person.name-uncovered": Person.NameUncovered,
    "circle.formed": Circle.Formed,
    "circle.joined": Circle.JoinedCircle,
    "circle.left": Circle.LeftCircle,
    "circle.joined-for-as-long": Circle.JoinedForAsLong,
    "circle.left-as-it-ended": Circle.LeftAsItEnded,
    "circle.death-recorded": Circle.DeathRecorded,
    "circle.death-taken-back": Circle.DeathTakenBack,
    "circle.story-left-to": Circle.StoryLeftTo,
    "authority.seen": Authority.AuthoritySeen,
    "authority.ended": Authority.AuthorityEnded,
    "role-offer.offered": RoleOffer.RoleOffered,
    "role-offer.accepted": RoleOffer.RoleAccepted,
    "role-offer.declined": RoleOffer.RoleDeclined,
    "arrangement.started": Arrangement.ArrangementStarted,
    "arrangement.moved-on": Arrangement.MovedOn,
    "emergency.access-used": Emergencies.EmergencyAccessUsed,
    "emergency.person-told": Emergencies.PersonTold,
    "emergency.access-reviewed": Emergencies.EmergencyAccessReviewed,
    "entry.told": Entry.Told,
    "entry.offered": Entry.Offered,
    "entry.accepted-as-written": Entry.AcceptedAsWritten,
    "entry.said-in-my-words": Entry.SaidInMyWords,
    "entry.kept-private": Entry.KeptPrivate,
    "entry.declined": Entry.Declined,
    "entry.reworded": Entry.Reworded,
    "entry.audience-chosen": Entry.AudienceChosen,
    "entry.decision-taken-back": Entry.DecisionTakenBack,
    "entry.put-away": Entry.PutAway,
    "entry.brought-back": Entry.BroughtBack,
    "card.told": Card.Told,
    "card.offered": Card.Offered,
    "card.reworded": Card.PartsReworded,
    "card.said-in-my-words": Card.PartsSaidInMyWords,
    "card.decision-taken-back": Card.PartsTakenBack,
    "hope.told": Hope.Told,
    "hope.offered": Hope.Offered,
    "hope.moved-forward": Hope.MovedForward,
    "hope.step-taken-back": Hope.StepTakenBack,
    "hope.reached": Hope.Reached,
    "hope.let-go": Hope.LetGo,
    "hope.taken-up-again": Hope.TakenUpAgain,
    "help.asked": Help.HelpAsked,
    "profile.begun": Profile.Begun,
    "profile.included": Profile.Included,
    "profile.moved": Profile.Moved,
    "profile.left-out": Profile.LeftOut,
    "chosen-profile.begun": ChosenProfile.Begun,
    "chosen-profile.renamed": ChosenProfile.Renamed,
    "chosen-profile.first-line-said": ChosenProfile.FirstLineSaid,
    "chosen-profile.included": ChosenProfile.Included,
    "chosen-profile.moved": ChosenProfile.Moved,
    "chosen-profile.left-out": ChosenProfile.LeftOut,
    "chosen-profile.audience-chosen": ChosenProfile.AudienceChosen,
    "chosen-profile.put-away": ChosenProfile.PutAway,
    "chosen-profile.brought-back": ChosenProfile.BroughtBack,
    "easy-read.begun": EasyRead.Begun,
    "easy-read.said-easily": EasyRead.SaidEasily,
    "easy-read.drafted": EasyRead.Drafted,
    "easy-read.draft-approved": EasyRead.DraftApproved,
    "easy-read.approval-taken-back": EasyRead.ApprovalTakenBack,
    "easy-read.draft-declined": EasyRead.DraftDeclined,
    "easy-read.decline-taken-back": EasyRead.DeclineTakenBack,
    "easy-read.easy-words-taken-away": EasyRead.EasyWordsTakenAway,
    "easy-read.easy-words-brought-back": EasyRead.EasyWordsBroughtBack,
    "link.given": Link.LinkGiven,
    "link.opened": Link.LinkOpened,
    "link.stopped": Link.LinkStopped,
    "link.stopped-by-wrong-pins": Link.StoppedByWrongPins,
    "reply.given": Answerable.ReplyGiven,
    "reply.disagreed": Answerable.Disagreed,
    "reply.disagreement-resolved": Answerable.DisagreementResolved,
    "safety-fact.recorded": SafetyFact.SafetyFactRecorded,
    "safety-fact.checked": SafetyFact.SafetyFactChecked,
    "safety-fact.reworded": SafetyFact.SafetyFactReworded,
    "safety-fact.ended": SafetyFact.SafetyFactEnded,
    "note.written": Note.NoteWritten,
    "note.corrected": Note.NoteCorrected,
    "concern.recorded": Concern.ConcernRecorded,
    "concern.reviewed": Concern.ConcernReviewed,
    "concern.end-asked": Concern.EndAsked,
    "concern.ended": Concern.ConcernEnded,
    "noticing.noticed": Noticing.WeNoticed,
    "noticing.agreed": Noticing.NoticingAgreed,
    "noticing.reviewed": Noticing.NoticingReviewed,
    "noticing.put-away": Noticing.NoticingPutAway,
    "photo.added": Photo.Added,
    "photo.described": Photo.Described,
    "photo.people-chosen": Photo.PeopleChosen,
    "photo.offered": OfferedPhoto.Offered,
    "photo.accepted": OfferedPhoto.Accepted,
    "photo.kept-private": OfferedPhoto.KeptPrivate,
    "photo.declined": OfferedPhoto.Declined,
    "photo.decision-taken-back": OfferedPhoto.DecisionTakenBack,
    "photo.agreed": Photo.Agreed,
    "photo.others-agreed": Photo.OthersAgreed,
    "photo.taken-back": Photo.TakenBack,
    "photo.put-away": Photo.PutAway,
    "photo.brought-back": Photo.BroughtBack,
    "recording.added": Recording.Added,
    "recording.written-down": Recording.WrittenDown,
    "recording.put-away": Recording.PutAway,
    "recording.brought-back": Recording.BroughtBack,
    "word-list.begun": WordList.Begun,
    "word-list.word-suggested": WordList.WordSuggested,
    "word-list.word-taken-back": WordList.WordTakenBack,
    "adjustment.recorded": Adjustment.AdjustmentRecorded,
    "adjustment.taken-back": Adjustment.AdjustmentTakenBack,
    "adjustment.sharing-chosen": Adjustment.SharingChosen,
    "adjustment.used": Adjustment.AdjustmentUsed,
    "adjustment.use-taken-back": Adjustment.UseTakenBack,
    "adjustment.looked-into": Adjustment.LookedInto,
    "adjustment.reviewed": Adjustment.AdjustmentReviewed,
    "adjustment.review-taken-back": Adjustment.ReviewTakenBack,
    "adjustment.ended": Adjustment.AdjustmentEnded,
    "adjustment.needed-again": Adjustment.NeededAgain,
    "alarm.said-not-safe": Alarm.SaidNotSafe,
    "alarm.read": Alarm.ReadBySomebody,
    "alarm.answered": Alarm.Answered,
    "alarm.passed-on": Alarm.PassedOn,
    "safeguarding-note.written": SafeguardingNote.SafeguardingNoteWritten,
    "safeguarding-note.added-to": SafeguardingNote.AddedTo,
    "safeguarding-note.holding-back-agreed": SafeguardingNote.HoldingBackAgreed,
    "safeguarding-note.holding-back-ended": SafeguardingNote.HoldingBackEnded,
    "enquiry.opened": Enquiry.EnquiryOpened,
    "enquiry.closed": Enquiry.EnquiryClosed,
    "readership.begun": Readership.Begun,
    "readership.record-read": Readership.RecordRead,
    "readership.given-out": Readership.GivenOut,
    "readership.purpose-said": Readership.PurposeSaid,
}
