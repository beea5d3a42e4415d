import type { Document } from './document.ts';

/** The template for an impact assessment, in English. */
export const assessmentEn: Document = {
  title: 'Template for an impact assessment',
  lead: 'By article 35 of the GDPR. What is known of the service stands here. Fill in the rest, let the data protection officer read it and register it. A lawyer should review the finished assessment.',
  parts: [
    { title: 'Is an assessment needed?', text: ['The service decides nothing about anybody and uses no language model. It is for companies, but whoever writes is a person, and may tell of health, debts or worry.'], ask: ['Why the assessment is made, and who has decided so', 'The advice of the data protection officer'] },
    { title: 'What is done', text: ['A company writes what it needs. A program sorts the text by known needs, compares with what each organisation helps with and shows at most three doors. Only if the company reads it through and says yes is the question sent, to those it has chosen.', 'Personal numbers, telephone numbers and e-mail addresses in the chat are taken out before the text is kept. Contact details lie by themselves and go with the question.'], ask: ['Which organisations take part, and who of them is responsible for what', 'About how many companies a year'] },
    { title: 'Why it is needed, and why less would not do', text: ['The text is needed for the right suggestions and so that the company can come back. Some sentences, made safe and without names, are used to make the suggestions better.', 'The periods under How long things are kept are short, and erasing goes by itself.'], ask: ['The lawful basis of the conversation, and why it holds', 'Why the periods cannot be shorter'] },
    { title: 'Risks to whoever writes', text: ['Judge how likely it is and how bad it would be. Strike what does not apply to you, and add what is missing.'], tick: ['Somebody writes sensitive things about themselves or others', 'The question reaches the wrong recipient', 'Somebody without a right to reads conversations on these pages or in Slack', 'Data is kept for too long', 'Data leaves the EU by a supplier', 'Trade secrets become a public document at an authority', 'Whoever is in a crisis gets no human'] },
    { title: 'What lessens the risks already', tick: ['Details are passed on only after a yes, and telephone and e-mail are shown only when somebody has taken the question', 'Sensitive questions are sent without name and own words', 'Each actor can get a link only instead of the text', 'Whoever is in a crisis gets 112, a helpline and a human, whatever the question', 'Accounts with roles, and a log of who has read, changed, exported and erased', 'The company can download and erase everything itself'] },
    { title: 'What remains', ask: ['Risks that remain, and who accepts them', 'What is to be done, by whom and when', 'Is prior consultation with the authority needed? Why, or why not', 'When the assessment is to be looked over, within a year'] },
    { title: 'Decision', ask: ['Decided by, date and register number'] },
  ],
};

/** What to do when personal data has gone astray, in English. */
export const incidentEn: Document = {
  title: 'If something goes wrong',
  lead: 'A personal data breach is when data has come into the wrong hands, has been lost or changed by mistake. The controller has 72 hours to notify, counted from when somebody of yours learnt of it. Begin at the top, and write down the times.',
  parts: [
    { title: 'At once', ask: ['What has happened, when, and when did you learn of it (date and time)'], tick: ['Stop it: close the account, remove the app from Slack or stop the server', 'Change keys that may have come out: SECRET_KEY, Slack and e-mail. With a new SECRET_KEY all codes and sessions end, workspaces in Slack have to let the app in again, and companies can no longer be found by e-mail or telephone', 'Hold what the inquiry needs under What must stay', 'Call the data protection officer and whoever is responsible for security'] },
    { title: 'Within a day', ask: ['Which data, and about how many companies and people', 'Who may have seen it'], tick: ['Read the log of these pages: who has read, exported and erased', 'Speak to each organisation whose door or channel it touches. Whoever is responsible there notifies for itself', 'Judge the risk to those it touches: none, low, high'] },
    { title: 'Within 72 hours', text: ['Unless it is unlikely that anybody is harmed, the breach is to be notified to the Swedish authority at imy.se. If you do not know everything yet, notify all the same and add to it.'], tick: ['Notify, or write down why you do not', 'If the risk is high: tell those it touches, in plain words, what has happened and what they can do', 'If it is a crime: report it to the police'] },
    { title: 'Afterwards', ask: ['What caused it, and what you change'], tick: ['Write the breach into your own list, also when it was not notified', 'Lift the holds when the inquiry is done', 'Look over the impact assessment'] },
  ],
};
