/** Tells the printer the sheet's size, in millimetres; on screen it does nothing. */
export function PageSize({ page }: { readonly page: { readonly width: number; readonly height: number } }) {
  return <style>{`@page slip { size: ${page.width}mm ${page.height}mm; margin: 0; }`}</style>;
}
