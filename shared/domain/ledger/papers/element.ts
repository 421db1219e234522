/** An element of XML as plain data. Names are local and in small letters: platforms differ in prefix and case. */
export interface XmlElement {
  readonly name: string;
  /** Its attribute `Name` (OFD: `CustomData Name="发票号码"`); '' where it has none. */
  readonly label: string;
  /** Its own text, trimmed. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** The element itself and all below it, in the order of the document. */
export function* within(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* within(child);
}

/** The first element of a name (small letters) anywhere in another. */
export function first(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element) for (const each of within(element)) if (each.name === name) return each;
  return undefined;
}

/** The text of the first element that has one, of several names in the order in which they are trusted; '' where none has. */
export function textOf(element: XmlElement | undefined, ...names: readonly string[]): string {
  if (element)
    for (const name of names)
      for (const each of within(element)) if (each.name === name && each.text !== '') return each.text;
  return '';
}

/** Every element that has a child of each of the names. */
export const havingChildren = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  [...within(element)].filter(({ children }) => names.every((name) => children.some((child) => child.name === name)));
