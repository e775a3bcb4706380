/** Sends a form and reads the answer line by line while the server works. */

/** One line of the answer, as the server writes it. */
export type Line = { done: number; total: number } | { html: string; text: string; published: string } | { problem: string };

/** The server refused before it worked. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** Posts a form and hands over each line as it comes. Throws Refused for an answer that is no stream, and what fetch throws. */
export async function postLines(address: string, form: FormData, signal: AbortSignal, take: (line: Line) => void): Promise<void> {
  const answer = await fetch(address, { method: 'POST', body: form, signal, headers: { accept: 'application/x-ndjson' } });
  const isStream = answer.headers.get('content-type')?.includes('ndjson') ?? false;
  if (!answer.ok || !isStream || !answer.body) throw new Refused(answer.status);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(JSON.parse(line) as Line);
  }
}
