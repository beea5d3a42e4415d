import { flatten } from './flat.ts';

/** Orders to the guide itself: to forget what it is, to be someone else, to show what others have written or how it is made. */
const orders: readonly RegExp[] = [
  / (?:ignorera|glom|strunta i|bortse fran|ignore|forget|disregard|override) (?:[a-z]+ ){0,4}(?:instruktioner|instruktionerna|regler|reglerna|larts?|lart dig|instructions|rules|prompt|everything you|all you)(?= )/,
  / (?:systemprompt|system prompt|systemprompten|systemmeddelande|system message|hemliga instruktioner|dina instruktioner|secret instructions|your instructions|your prompt|jailbreak|developer mode|utvecklarlage)(?= )/,
  / (?:fran och med nu|hadanefter) (?:heter|ar|ska|svarar) du(?= )| from now on (?:you|you're|act|answer)(?= )/,
  / (?:latsas|pretend|roleplay|rollspel|spela rollen|du ar nu|you are now|you're now) (?:[a-z]+ ){0,3}(?:min|en|ett|att du|my|a|an|you|that|ar)(?= )/,
  / (?:visa|lista|skriv ut|skicka|ge|show|list|print|dump|give|send) (?:mig |me |us )?(?:[a-z]+ ){0,3}(?:alla|all|every) (?:[a-z]+ ){0,4}(?:chattar|chatt|samtal|konversationer|anvandare|telefonnummer|telefonnumren|mejladresser|losenord|foretag som skrivit|chats|conversations|users|passwords|phone numbers|emails)(?= )/,
  /(?:^| [.?,]) (?:please |now |then )?act as(?= )/,
  /^ system , /, / (?:drop table|select \S+ from|union select|sudo|rm rf)(?= )/,
];

/** Money for oneself: a loan that is said to be private, or for what nobody has in a firm. */
const privately: readonly RegExp[] = [
  / (?:privat|privata|privatlan|privatlanet|privately|private loan|personal loan)(?= )/,
  / (?:lan|lana|lanar|loan|borrow|sms lan|smslan) (?:[a-z0-9]+ ){0,8}(?:semester|semestern|resa till|brollop|brollopet|korkort|bostadslan|kontantinsats|insats till (?:huset|lagenheten)|nytt kok|kok hemma|badrum hemma|hyran|tandlakaren|holiday|wedding|my flat|my house)(?= )/,
];
const firm = / (?:foretag|foretaget|firma|firman|bolag|bolaget|aktiebolag|ab|verksamhet|verksamheten|kunder|anstallda|company|business|firm|customers|staff|privatkunder|private customers)(?= )/;

/** Whether a text gives the guide orders about itself, or asks for money for oneself. Neither is our business, whatever else the words are like. */
export function isOutside(text: string): boolean {
  const { line } = flatten(text);
  return orders.some((pattern) => pattern.test(line)) || (!firm.test(line) && / (?:lan|lana|lanar|lanet|loan|borrow|privatlan|smslan) /.test(line) && privately.some((pattern) => pattern.test(line)));
}
