/** The words of the pages about golden conversations, in Swedish. */
export const sv = {
  section: 'Provsamtal',
  lead: 'Ett provsamtal visar hur vägledaren ska göra. De spelas upp innan något publiceras, och säger till när något går sönder.',
  of: (region: string) => `Provsamtal i ${region}`, fromFile: 'Ur filerna', published: 'Publicerat här', draft: 'Utkast', removed: 'Tas bort när det publiceras',
  make: 'Nytt provsamtal', title: 'Vad det handlar om', titleMissing: 'Skriv några ord om vad samtalet handlar om.', region: 'Region', makeIt: 'Börja skriva',
  text: 'Samtalet', hint: 'En rad för varje replik. Kontroller dras in under repliken och börjar med bindestreck. Töm rutan för att ta bort samtalet.', save: 'Spara utkast', saved: 'Utkastet är sparat. Det prövas när något publiceras.', savedWrong: 'Utkastet är sparat, men en rad behöver rättas.', try: 'Spela upp', went: 'Det gick som det ska.', broke: 'Det gick inte som det ska', known: 'Ett fel är redan känt, så samtalet hindrar ingen publicering.', line: (n: number) => `Rad ${n}`, discard: 'Ta bort utkastet', discarded: 'Utkastet är borttaget.', notDiscarded: 'Någon annan har ändrat utkastet under tiden, så det togs inte bort.', meanwhile: 'Någon annan har sparat samtalet medan du skrev. Här är deras text; din står under.', yours: 'Din text', publish: 'Pröva och publicera',
  madeTold: 'Samtalet är sparat som utkast. Läs igenom det och ta bort namn som står kvar innan det publiceras.', tooLong: 'Samtalet är för långt.', from: (day: string) => `Ett samtal ${day}`, first: 'Vi behöver låna till en ny maskin.',
};
export type GoldenWords = typeof sv;
