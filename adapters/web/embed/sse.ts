/** One event of a stream. */
export type SseEvent = { event: string; data: string; id: string };

export type SseReader = {
  /** Takes the next piece, cut wherever the network cut it, and answers the events that it completes. */
  push(piece: string): SseEvent[];
  /** The id of the last event that said one: where to go on after a break. */
  lastId(): string;
  /** How long the server wants us to wait before coming back, when it has said so. */
  retry(): number | undefined;
};

/** Reads Server-Sent Events as the HTML standard writes them: any line ending, comments, several data lines. */
export function readSse(lastId = ''): SseReader {
  let rest = '';
  let begun = false;
  let data: string[] = [];
  let event = '';
  let id = lastId;
  let retry: number | undefined;

  const take = (line: string): SseEvent | undefined => {
    if (line === '') {
      // Only a whole event counts as heard: one that was cut off comes again.
      lastId = id;
      const done = data.length === 0 ? undefined : { event: event === '' ? 'message' : event, data: data.join('\n'), id: lastId };
      data = [];
      event = '';
      return done;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value);
    return undefined;
  };

  return {
    push(piece) {
      if (!begun && piece !== '') piece = piece.replace(/^\uFEFF/, '');
      begun ||= piece !== '';
      rest += piece;
      const events: SseEvent[] = [];
      // A carriage return at the very end may be half of a line ending: it waits for what follows.
      for (let end = /\r\n|\n|\r(?!$)/.exec(rest); end; end = /\r\n|\n|\r(?!$)/.exec(rest)) {
        const done = take(rest.slice(0, end.index));
        rest = rest.slice(end.index + end[0].length);
        if (done) events.push(done);
      }
      return events;
    },
    lastId: () => lastId,
    retry: () => retry,
  };
}
