/** Why the store could not be opened. `code` is stable; the message is for whoever runs the program, in two languages. */
export class StoreUnusable extends Error {
  readonly code: Unusable;
  constructor(code: Unusable, file: string, because: string, cause?: unknown) {
    const { en, sv } = texts[code];
    super(`${en(file, because)}\n${sv(file, because)}`, cause === undefined ? {} : { cause });
    this.name = 'StoreUnusable';
    this.code = code;
  }
}

/** Why nothing was moved: what to do stands in it. */
export class MoveFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MoveFault';
  }
}

export type Unusable = 'damaged' | 'not a database' | 'newer' | 'unreachable' | 'unsafe' | 'no server' | 'no entry' | 'no tables' | 'unsafe server';

type Text = (file: string, because: string) => string;

const texts: Readonly<Record<Unusable, { en: Text; sv: Text }>> = {
  damaged: {
    en: (file, because) => `The database ${file} is damaged (${because}) and was left as it is. Move it aside together with ${file}-wal and ${file}-shm, put the latest backup in its place and start again. Keep the damaged files: "sqlite3 ${file} .recover" can often save what is newer than the backup.`,
    sv: (file, because) => `Databasen ${file} är skadad (${because}) och har lämnats orörd. Flytta undan den tillsammans med ${file}-wal och ${file}-shm, lägg tillbaka den senaste säkerhetskopian och starta igen. Spara de skadade filerna: med "sqlite3 ${file} .recover" går det ofta att rädda det som är nyare än kopian.`,
  },
  'not a database': {
    en: (file, because) => `${file} is not a database (${because}) and was left as it is. Check that DATABASE_URL points to the right file. If it does, move the file aside, put the latest backup in its place and start again.`,
    sv: (file, because) => `${file} är ingen databas (${because}) och har lämnats orörd. Kontrollera att DATABASE_URL pekar på rätt fil. Gör den det, så flytta undan filen, lägg tillbaka den senaste säkerhetskopian och starta igen.`,
  },
  newer: {
    en: (file, because) => `The database ${file} was last used by a newer version of the program (${because}). Start that version, or put back the backup that was made before the upgrade.`,
    sv: (file, because) => `Databasen ${file} har använts av en nyare version av programmet (${because}). Starta den versionen, eller lägg tillbaka säkerhetskopian från före uppgraderingen.`,
  },
  unreachable: {
    en: (file, because) => `The database ${file} could not be opened (${because}). Check that the folder exists, that the program may read and write in it, that the disk is not full, and that no other program holds the file.`,
    sv: (file, because) => `Databasen ${file} gick inte att öppna (${because}). Kontrollera att mappen finns, att programmet får läsa och skriva i den, att disken inte är full och att inget annat program håller filen låst.`,
  },
  unsafe: {
    en: (file, because) => `The database ${file} cannot keep what it is given (${because}), so the program does not start. Put the file on a local disk that the program may write to; network drives do not do.`,
    sv: (file, because) => `Databasen ${file} kan inte lova att behålla det den får (${because}), så programmet startar inte. Lägg filen på en lokal disk som programmet får skriva till; en nätverksdisk duger inte.`,
  },
  'no server': {
    en: (server, because) => `The database server ${server} cannot be reached (${because}). Check that it runs, that the host and port in DATABASE_URL are right, and that a firewall lets the program in.`,
    sv: (server, because) => `Databasservern ${server} går inte att nå (${because}). Kontrollera att den är igång, att värd och port i DATABASE_URL stämmer och att ingen brandvägg står emellan.`,
  },
  'no entry': {
    en: (server, because) => `The database ${server} does not let the program in (${because}). Check user, password and database name in DATABASE_URL. A database is made with: createdb --owner=USER NAME`,
    sv: (server, because) => `Databasen ${server} släpper inte in programmet (${because}). Kontrollera användare, lösenord och databasnamn i DATABASE_URL. En databas skapas med: createdb --owner=ANVÄNDARE NAMN`,
  },
  'no tables': {
    en: (server, because) => `The program may not make or change its tables in ${server} (${because}). Let its user own the database (alter database NAME owner to USER), or give it the right: grant usage, create on schema public to USER`,
    sv: (server, because) => `Programmet får inte skapa eller ändra sina tabeller i ${server} (${because}). Låt dess användare äga databasen (alter database NAMN owner to ANVÄNDARE), eller ge den rätten: grant usage, create on schema public to ANVÄNDARE`,
  },
  'unsafe server': {
    en: (server, because) => `The database ${server} cannot keep what it is given (${because}), so the program does not start. Turn the setting on in the server, or for this user: alter role USER set synchronous_commit = on`,
    sv: (server, because) => `Databasen ${server} kan inte lova att behålla det den får (${because}), så programmet startar inte. Slå på inställningen i servern, eller för den här användaren: alter role ANVÄNDARE set synchronous_commit = on`,
  },
};
