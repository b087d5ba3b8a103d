import type { PermitSeal } from '../combined-permits.ts'
import { glyphPath } from './glyph-path.ts'
import type { Mark, PathStep } from './mark.ts'
import { millimetre, sealRed } from './measures.ts'

export const sealDiameter = 42 * millimetre

/** A round seal: ring, five-pointed star, the authority's name along the ring, words below the star. A picture, not text. */
export function seal(content: PermitSeal, x: number, y: number): readonly Mark[] {
  const radius = sealDiameter / 2
  const ring: Mark = { type: 'ring', x, y, radius: radius - 1.6, width: 3.2, colour: sealRed }
  const path = [
    ...star(x, y, radius * 0.35),
    ...nameAlongRing(content.text, x, y, radius),
    ...wordsBelow(content.lower, x, y, radius),
  ]
  return [ring, { type: 'shape', path, colour: sealRed }]
}

function star(x: number, y: number, radius: number): readonly PathStep[] {
  const steps: PathStep[] = []
  for (let point = 0; point < 10; point += 1) {
    const reach = point % 2 === 0 ? radius : radius * 0.382
    const angle = (point * Math.PI) / 5
    const to = [x + reach * Math.sin(angle), y - reach * Math.cos(angle)] as const
    steps.push({ type: point === 0 ? 'move' : 'line', to })
  }
  return [...steps, { type: 'close' }]
}

function nameAlongRing(name: string, x: number, y: number, radius: number): readonly PathStep[] {
  const characters = [...name]
  const size = Math.min(radius * 0.27, (radius * 2.9) / characters.length)
  const baseline = radius * 0.93 - 3.2 - size * 0.86
  const step =
    characters.length < 2 ? 0 : Math.min((size * 1.32) / baseline, (Math.PI * 1.36) / (characters.length - 1))
  return characters.flatMap((character, index) => {
    const angle = (index - (characters.length - 1) / 2) * step
    const foot = [x + baseline * Math.sin(angle), y - baseline * Math.cos(angle)] as const
    return glyphPath(character, foot, size, angle)
  })
}

function wordsBelow(words: string | null, x: number, y: number, radius: number): readonly PathStep[] {
  const characters = [...(words ?? '')]
  const size = Math.min(radius * 0.19, (radius * 0.82) / Math.max(1, characters.length))
  const step = size * 1.2
  return characters.flatMap((character, index) =>
    glyphPath(character, [x + (index - (characters.length - 1) / 2) * step, y + radius * 0.66], size, 0),
  )
}
