import type { Basis } from '../../../src/retention/notice.ts';
import { dayOf, paragraphsOf } from './told.ts';
import type { Told } from './told.ts';

/** The privacy notice in English. */
export function PrivacyEn({ told: { published, said, handover } }: { told: Told }) {
  const { responsible = '', number = '', contact = '', officer = '', suppliers = '', basis = undefined, en = '' } = published?.notice ?? {};
  return (
    <>
      {paragraphsOf(en).map((text) => <p key={text}>{text}</p>)}
      <p class="lead">In short: you write, an automatic guide shows who can help you, and nothing is passed on until you have read what will be sent and said yes.</p>

      <h2>Who is responsible</h2>
      <p>Controller: {responsible === '' ? <mark>[To be filled in by whoever runs the service: organisation and organisation number]</mark> : [responsible, number].filter(Boolean).join(', ')}</p>
      <p>Contact and data protection officer: {contact === '' ? <mark>[To be filled in: e-mail, telephone and postal address]</mark> : contact}{officer === '' ? '' : `. Data protection officer: ${officer}`}</p>
      <p>Once your question has reached those you chose, they are responsible for how they handle it.</p>

      <h2>An automatic guide answers</h2>
      <p>The guide is a program, not a human. It sorts what you write by a number of known needs and compares it with what each organisation helps with. No language model is used, and what you write is not sent to any company that has one. The suggestions are advice. They do not decide whether you get support. You can ask to talk to a human at any time.</p>

      <h2>What is kept, and why</h2>
      <ul>
        <li>What you write and choose in the chat, and the answers you get. It is needed to give you the right suggestions and to let you come back.</li>
        <li>Personal identity numbers, telephone numbers and e-mail addresses that you write in the chat itself are taken out before anything is kept.</li>
        <li>Your name, e-mail, telephone and what else you fill in when you want to be contacted. It is needed for someone to get in touch. These details are kept apart from the conversation.</li>
        <li>A checksum of your e-mail, your telephone and your organisation number. Nobody can read them from it, but we notice if you ask for help again, so that your question does not go to someone who has just said no to it. An adviser learns that you have been here before only if you have ticked a box for that, both times.</li>
        <li>What you have agreed that we send, word for word, to whom and when, and what then happened to your question.</li>
        <li>Whether you pressed Yes or No when we asked if an answer was helpful.</li>
      </ul>
      <p>Nothing is kept before you have sent your first message. The operating logs say neither what you have written nor who you are. Your IP address is used only to stop misuse and is not kept with the conversation.</p>
      <p>The legal basis for passing on your details is your consent. For the conversation in the chat: {basis === undefined ? <mark>[To be filled in: legal basis]</mark> : `${bases[basis]}.`}</p>

      <h2>No cookies</h2>
      <p>No cookies are used, and nothing follows you to other websites. When you have written your first message, the browser keeps a key to the conversation, so that you find your way back even if you have closed the tab. The key stops working there 30 days after your latest visit. What you write lies in the tab only, until it has been sent. If you share the computer with others, press Start over at the bottom of the chat: the key is then gone from the computer, while the conversation remains for you who have the code. A telephone number or an e-mail address that you write in the chat is removed before anything is kept. While the page is open you can move it to the form with one press.</p>

      <h2>Who gets to know</h2>
      <p>Only those you have chosen yourself. Before you send, you see exactly what they will get, and you can strike out things you have written. Telephone and e-mail are shown only when someone there has taken your question. If you have marked it as sensitive, your name, place and own words wait until then as well.</p>
      <p>If somebody else can help you better, we first ask whether they may have your name, unless you have said that the question may be passed on within the cooperation. If someone is to introduce you to another organisation, it is the one who introduces you that gets the details.</p>
      <p>The advisers read the questions in Slack, which handles them on their behalf, or get them by e-mail. Some are only told what it is about, and read the rest on a page of ours. You see what is sent before you send it. If you have given an e-mail address you get short e-mails about what happens with your question, with a link back here. They hold your name and what the question is about, but nothing that you have written. If you have marked the question as sensitive, they do not say what it is about either. Other suppliers, and whether details leave the EU: {suppliers === '' ? <mark>[To be filled in: hosting supplier, agreements and any transfer outside the EU]</mark> : suppliers}</p>

      <h2>How long it is kept</h2>
      <p>Until you delete it. Otherwise the conversation is erased by itself {said} days after the last thing that happened in it. If your question was sent to somebody it stays, with your contact details, until {handover} days after it ended, unless those you chose have another period. Questions to a public authority stay until it has noted its decision to erase. If something must be kept for longer, as in a dispute, you are told so when you delete.</p>

      <h2>Download or delete</h2>
      <p>At the bottom of the chat you find Download everything, which gives you all that is kept about you in one file, and Delete everything. If you delete, the conversation, your contact details and the advisers' cards in Slack are removed. E-mails that have already reached an adviser cannot be called back, but they never say how to reach you. You can also take back a question that you have sent. If you are at another computer, you get back in with your code.</p>

      <h2>What a public authority must keep</h2>
      <p>If those you chose are a public authority, a region or a municipality, your question may become an official document with them when it arrives. Their rules then say how long it is kept, and it may have to be handed out to whoever asks, unless it is covered by secrecy. Their copy may therefore remain even if you delete everything here.</p>

      <h2>Your rights</h2>
      <p>You have the right to know what is kept about you, to have it corrected or deleted, to object, and to withdraw your consent. Contact those responsible, or do it yourself in the chat. If you are not satisfied you can complain to the Swedish Authority for Privacy Protection, <a href="https://www.imy.se">imy.se</a>.</p>
      {published && <p class="soft">Version {published.version}, in force from {dayOf(published.since, 'en')}.</p>}
    </>
  );
}

const bases: Readonly<Record<Basis, string>> = {
  consent: 'your consent', public_task: 'a task in the public interest', legitimate_interest: 'legitimate interests: yours in the right help, and ours in being able to give it', contract: 'a contract with you',
};
