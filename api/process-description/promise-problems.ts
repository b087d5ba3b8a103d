import type { FileProblem } from '../forms/file-problem.ts'
import type { ProcessDescription } from './process-description.ts'

/** What is wrong with the promises that a process offers: above all that public safety never rests on one. */
export function promiseProblems({ promises, permits, materials }: ProcessDescription): readonly FileProblem[] {
  return (promises?.items ?? []).flatMap(({ material: code, permit: letter }, index): readonly FileProblem[] => {
    const place = `promises.items.${index}`
    const material = materials.find((each) => each.code === code)
    if (material === undefined || permits[letter] === undefined || !material.permits.includes(letter)) {
      return [
        problem(
          place,
          `Expected a material and a permit that asks for it, but found ${code} and ${letter}.`,
          `应为本流程的材料和需要该材料的证照，实际为 ${code} 和 ${letter}。`,
        ),
      ]
    }
    // A promise replaces the material for every permit that asks for it.
    const unsafe = material.permits.filter((each) => permits[each]?.publicSafety === true)
    if (unsafe.length === 0) return []
    return [
      problem(
        place,
        `Expected no promise where public safety rests on it, but ${code} is for ${unsafe.join(', ')}.`,
        `${material.name.zh}用于涉及公共安全的证照（${unsafe.join('、')}），不得适用告知承诺。`,
      ),
    ]
  })
}

function problem(place: string, message: string, messageZh: string): FileProblem {
  return { file: 'process.json', place, message, messageZh }
}
