import { parentPort, workerData } from 'node:worker_threads';
import { InputError, messageOf } from '../base/errors.ts';
import type { Answer, Apart } from './apart.ts';
import { readArticle } from './article.ts';

const { text, published } = workerData as Apart;
parentPort?.postMessage(answer());

function answer(): Answer {
  try {
    return { article: readArticle(text, published) };
  } catch (error) {
    if (error instanceof InputError) return { problem: messageOf(error) };
    throw error;
  }
}
