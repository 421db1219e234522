/**
 * 单位标记: whose books something is entered into, hard to overlook and without relying on colour: the code in a box of its
 * own, the name beside it, and a frame around both. It stands in the head of every page where one enters for a unit.
 */
export function UnitMark({ unit, name }: { readonly unit: string; readonly name: string | undefined }) {
  return (
    <span className="unit-mark">
      <b>{unit}</b> {name}
    </span>
  );
}
