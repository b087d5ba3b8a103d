/** What a class such as `\p{L}` counts for: its ranges are many. */
const UNICODE_CLASS = 100

/** Roughly how many instructions a pattern becomes: `(ab{3}){10}` repeats what it holds. */
export function sizeOfPattern(pattern: string): number {
  const sizes = [0]
  let atom = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const repeat = /^\{(\d+)(?:,(\d*))?\}/.exec(pattern.slice(at, at + 16))
    if (repeat !== null) {
      // The atom has been counted once.
      add(atom * (Math.max(Number(repeat[1]), Number(repeat[2] ?? 0)) - 1))
      at += repeat[0].length - 1
      continue
    }
    if (pattern[at] === '(') {
      sizes.push(0)
      atom = 0
    } else if (pattern[at] === ')' && sizes.length > 1) {
      atom = (sizes.pop() ?? 0) + 2
      add(atom)
    } else {
      atom = pattern[at] === '\\' && /[pP]/.test(pattern[at + 1] ?? '') ? UNICODE_CLASS : 1
      if (pattern[at] === '\\') at += 1
      add(atom)
    }
  }
  return sizes.reduce((sum, size) => sum + size)

  function add(size: number): void {
    sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + size
  }
}
