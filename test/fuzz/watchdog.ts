import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** Ends the process when a case, announced as its description and undone by null, lasts longer than allowed: a parser that never yields can be stopped in no other way. */
let timer: NodeJS.Timeout | undefined;
parentPort?.on('message', (running: string | null) => {
  clearTimeout(timer);
  if (running === null) return;
  timer = setTimeout(() => {
    writeSync(2, `hangs: ${running}\n`);
    process.kill(process.pid, 'SIGKILL');
  }, workerData as number);
});
