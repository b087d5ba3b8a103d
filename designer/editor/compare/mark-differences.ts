import type { VersionDifference } from '../../../engine/model/compare/compare-described.ts'
import type { Services } from '../canvas/services.ts'

const TYPE = 'siji-difference'
const MARKS = ['added', 'changed'] as const
const WORDS = { added: '＋ 新增', changed: '△ 改动' } as const

/** Marks on the canvas what the draft adds and changes; what it removed stands on it no more. */
export function markDifferences(
  { canvas, elementRegistry, overlays }: Services,
  differences: readonly VersionDifference[],
): void {
  overlays.remove({ type: TYPE })
  for (const { id } of elementRegistry.getAll()) {
    for (const mark of MARKS) canvas.removeMarker(id, `difference-mark-${mark}`)
  }
  const marks = new Map(
    differences.flatMap(({ change, element }) =>
      element === null || change === 'removed' ? [] : [[element, change] as const],
    ),
  )
  for (const [id, mark] of marks) {
    const shape = elementRegistry.get(id)
    if (shape === undefined || shape === canvas.getRootElement()) continue
    canvas.addMarker(id, `difference-mark-${mark}`)
    if (shape.source !== undefined) continue
    const tag = document.createElement('span')
    tag.className = `difference-tag difference-tag-${mark}`
    tag.textContent = WORDS[mark]
    overlays.add(id, TYPE, { position: { top: -11, left: 6 }, html: tag })
  }
}
