/** 110105********002X: the first six and the last four characters of an identity number. */
export function maskIdentityNumber(number: string): string {
  return mask(number, 6, 4)
}

/** 138****0000 */
export function maskMobile(mobile: string): string {
  return mask(mobile, 3, 4)
}

function mask(text: string, first: number, last: number): string {
  if (text.length <= first + last) return '*'.repeat(text.length)
  return text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(-last)
}
