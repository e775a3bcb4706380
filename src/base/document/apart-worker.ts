import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import type { Answer, Apart } from './apart.ts';
import type { Found } from './found.ts';

const { kind, bytes, file } = workerData as Apart;
parentPort?.postMessage(await answer());

async function answer(): Promise<Answer> {
  try {
    return { found: await read(Buffer.from(bytes)) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

async function read(plain: Buffer): Promise<Found> {
  return kind === 'pdf' ? (await import('./pdf.ts')).readPdf(plain, file) : (await import('./docx.ts')).readDocx(plain, file);
}
