import type { Implementation } from '../../pipeline/implementation.ts';
import { acceptingOperations } from './accepting.ts';
import { arrivingOperations } from './arriving.ts';
import { registeringOperations } from './registering.ts';
import { returnOperations } from './returns.ts';
import { deliverySettings } from './rule-operations.ts';
import { scoreOperations } from './scores.ts';
import { receiptReading } from './showing.ts';

/** What is done with 配送与验收. */
export const deliveryOperations: readonly Implementation[] = [
  ...arrivingOperations,
  ...receiptReading,
  ...registeringOperations,
  ...acceptingOperations,
  ...returnOperations,
  ...scoreOperations,
  ...deliverySettings,
];
