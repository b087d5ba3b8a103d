import type { Problem } from '../../../engine/model/problem.ts'
import type { Services } from './services.ts'

const TYPE = 'siji-problem'

/** Marks on the canvas what checking found, by shape, colour and words; notes are not marked. */
export function markProblems({ overlays, elementRegistry }: Services, problems: readonly Problem[]): void {
  overlays.remove({ type: TYPE })
  const byElement = group(problems)
  for (const [id, found] of byElement) {
    const shown = found.filter(({ severity }) => severity !== 'note')
    if (shown.length === 0 || elementRegistry.get(id) === undefined) continue
    const isError = shown.some(({ severity }) => severity === 'error')
    const sign = document.createElement('span')
    sign.className = isError ? 'problem-mark problem-mark-error' : 'problem-mark problem-mark-warning'
    sign.textContent = isError ? '×' : '!'
    sign.title = shown.map(({ messageZh }) => messageZh).join('\n')
    overlays.add(id, TYPE, { position: { top: -10, left: -10 }, html: sign })
  }
}

function group(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems)
    groups.set(problem.element ?? '', [...(groups.get(problem.element ?? '') ?? []), problem])
  return groups
}
