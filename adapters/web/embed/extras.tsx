import { Doors } from './doors.tsx';
import type { Parts } from './parts.ts';
import { Options } from './question.tsx';
import { correctable, openQuestion } from './reading.ts';
import { Rating } from './rating.tsx';
import type { Door, Message } from './shapes.ts';
import { speak } from './strings.ts';
import { Understood } from './understood.tsx';

type ExtrasProps = Parts & { message: Message; onConnect: (door: Door) => void; onPressed: () => void };

/** What goes with a message, in the message's own language: its doors and what they rest on, and its question while that waits. */
export function Extras({ message, onConnect, onPressed, ...parts }: ExtrasProps) {
  const own = { ...parts, say: speak(parts.loaded, message.language), language: message.language, message };
  const hasDoors = message.doors !== undefined && message.doors.length > 0;
  return (
    <>
      {hasDoors && <Doors {...own} onConnect={onConnect} />}
      {message.understood && message === correctable(parts.state) && <Understood {...own} onPressed={onPressed} />}
      {hasDoors && <Rating {...own} />}
      {message === openQuestion(parts.state) && <Options {...own} onPressed={onPressed} />}
    </>
  );
}
