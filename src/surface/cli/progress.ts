const AFTER_MS = 1000;

/** A line on standard error that says what a step longer than a second is doing; on a terminal it is rewritten in place. */
export function progressLine(): { say(message: string): void; end(): void } {
  const began = performance.now();
  const { isTTY } = process.stderr;
  let shown = false;
  let last = 0;
  return {
    say: (message) => {
      const now = performance.now();
      if (now - began < AFTER_MS || (!isTTY && now - last < AFTER_MS)) return;
      last = now;
      shown = true;
      process.stderr.write(isTTY ? `\r\u001b[K${message}` : `${message}\n`);
    },
    end: () => {
      if (shown && isTTY) process.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}
