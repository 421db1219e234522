import type { System } from './system.ts';

/**
 * The equations taken apart once and answered for any costs: `rates(costs)` gives each service's rate (分配率, 分 a weight),
 * so that what it hands over is rate × weight and what it hands to others is its cost and all that others hand to it.
 *
 * Services are eliminated one by one as in a Markov chain with ways out (Grassmann, Taksar and Heyman): nothing is ever
 * subtracted, so that every rate of costs of one sign keeps nearly all digits of a double, however nearly closed a loop is.
 */
export function eliminate({ services, weights, width }: System): (costs: Float64Array) => Float64Array {
  const size = services.length;
  const between = new Float64Array(size * size);
  const outside = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    between.set(weights.subarray(row * width, row * width + size), row * size);
    for (let column = size; column < width; column += 1) outside[row]! += weights[row * width + column]!;
  }
  const sums = new Float64Array(size);
  for (let gone = size - 1; gone >= 0; gone -= 1) {
    const pivot = gone * size;
    let sum = outside[gone]!;
    for (let other = 0; other < gone; other += 1) sum += between[pivot + other]!;
    sums[gone] = sum;
    for (let row = 0; row < gone; row += 1) {
      const weight = between[row * size + gone]!;
      if (weight === 0) continue;
      const factor = weight / sum;
      addRow(between, row * size, pivot, factor, gone);
      outside[row]! += factor * outside[gone]!;
    }
  }
  return (costs) => {
    const mass = costs.slice();
    for (let gone = size - 1; gone > 0; gone -= 1) {
      const factor = mass[gone]! / sums[gone]!;
      if (factor === 0) continue;
      const pivot = gone * size;
      for (let other = 0; other < gone; other += 1) mass[other]! += factor * between[pivot + other]!;
    }
    const rates = new Float64Array(size);
    for (let service = 0; service < size; service += 1) {
      const rate = (mass[service]! + received(between, rates, service, size)) / sums[service]!;
      rates[service] = rate;
    }
    return rates;
  };
}

/** Adds one row to another times a factor. A function of its own, so that it is compiled as a whole from the first rows. */
function addRow(rows: Float64Array, to: number, from: number, factor: number, size: number): void {
  for (let at = 0; at < size; at += 1) rows[to + at]! += factor * rows[from + at]!;
}

function received(between: Float64Array, rates: Float64Array, service: number, size: number): number {
  let sum = 0;
  for (let giver = 0; giver < service; giver += 1) sum += rates[giver]! * between[giver * size + service]!;
  return sum;
}
