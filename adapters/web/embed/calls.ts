import type { Answer, Client, Who } from './client.ts';
import type { Contact, Handover, HandoverBody, Helped, Option, Preview } from './shapes.ts';
import type { Action } from './state.ts';

/** What the company does in a conversation beside talking. */
export type Calls = {
  rate(message: string, helpful: boolean): Promise<void>;
  preview(body: HandoverBody): Promise<Answer<Preview>>;
  hand(body: HandoverBody): Promise<Answer<{ handover: Handover }>>;
  withdraw(handover: string): Promise<Answer<unknown>>;
  helped(handover: string, helped: Helped): Promise<Answer<unknown>>;
  options(slot: string): Promise<Answer<{ options: Option[] }>>;
  download(): Promise<Answer<{ contacts: Record<string, Contact> }>>;
};

type CallParts = {
  client: Client;
  tell: (action: Action) => void;
  withWho: <T>(call: (who: Who) => Promise<Answer<T>>) => Promise<Answer<T>>;
  catchUp: () => Promise<void>;
};

/** The calls, each on the conversation as it is when it is made. */
export function callsOf({ client, tell, withWho, catchUp }: CallParts): Calls {
  return {
    async rate(message, helpful) {
      const answer = await withWho((who) => client.rate(who, message, helpful));
      tell(answer.ok ? { type: 'rated', message, helpful } : { type: 'noticed', notice: 'trouble' });
    },
    preview: (body) => withWho((who) => client.preview(who, body)),
    async hand(body) {
      const answer = await withWho((who) => client.hand(who, body));
      if (!answer.ok) return answer;
      tell({ type: 'handover', handover: answer.value.handover });
      void catchUp();
      return answer;
    },
    async withdraw(handover) {
      const answer = await withWho((who) => client.withdraw(who, handover));
      if (answer.ok) await catchUp();
      return answer;
    },
    async helped(handover, helped) {
      const answer = await withWho((who) => client.helped(who, handover, helped));
      tell(answer.ok ? { type: 'handover', handover: answer.value.handover } : { type: 'noticed', notice: 'trouble' });
      return answer;
    },
    options: (slot) => withWho((who) => client.options(who, slot)),
    download: () => withWho((who) => client.download(who)),
  };
}
