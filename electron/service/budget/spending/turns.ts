/**
 * Documents in as few turns as may be, in their order, so that no turn has two of one carrier: what one takes out of a
 * request, the next does not find there, so it waits for the next turn. Those without a carrier go along with any.
 */
export function inTurns<Of>(documents: readonly Of[], carrierOf: (document: Of) => string | undefined): Of[][] {
  const turns: Of[][] = [];
  let named = new Set<string>();
  for (const document of documents) {
    const carrier = carrierOf(document);
    const turn = turns.at(-1);
    if (turn === undefined || (carrier !== undefined && named.has(carrier))) {
      turns.push([document]);
      named = new Set();
    } else turn.push(document);
    if (carrier !== undefined) named.add(carrier);
  }
  return turns;
}
