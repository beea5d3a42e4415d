import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type Answers = Readonly<Record<string, string>>;

/** A mail server that answers what it is told to; a step without an answer is answered by silence, `hang up` by closing. */
export async function openMailServer(answers: Answers = {}) {
  const heard: string[] = [];
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const usual: Answers = { hello: '220 here', EHLO: '250 here', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go on', letter: '250 taken', QUIT: '221 bye', ...answers };
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    let reading: string | undefined;
    let rest = '';
    const answer = (step: string) => { const text = usual[step]; if (text === 'hang up') socket.destroy(); else if (text) socket.write(`${text}\r\n`); };
    answer('hello');
    socket.setEncoding('utf8').on('data', (more: string) => {
      rest += more;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (reading !== undefined) {
          if (line !== '.') { reading += `${line}\n`; continue; }
          letters.push(reading);
          reading = undefined;
          answer('letter');
          continue;
        }
        heard.push(line);
        const step = line.split(/[ :]/)[0] ?? '';
        if (step === 'DATA' && usual.DATA?.startsWith('354')) reading = '';
        answer(step);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url, heard, letters,
    close: async () => { for (const socket of sockets) socket.destroy(); await new Promise((closed) => server.close(closed)); },
  };
}
