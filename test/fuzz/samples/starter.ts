import type { Sample } from '../sample.ts';
import { shippedSample } from '../shipped.ts';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [shippedSample('starter')];
