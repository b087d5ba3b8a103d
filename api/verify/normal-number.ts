/** A permit's number as it is looked up: brackets are typed in many ways, and blanks mean nothing. */
export function normalNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replaceAll(/[〔[【]/g, '(')
    .replaceAll(/[〕\]】]/g, ')')
    .replaceAll(/\s/g, '')
}
