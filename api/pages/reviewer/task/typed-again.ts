import type { Form } from '../../../forms/form.ts'
import { typedValues } from '../../../forms/typed-values.ts'
import type { Typed } from '../../typed.ts'
import { countName, findingName, legalBasisName, reasonName } from './decision-names.ts'
import type { Written } from './written-on.ts'

/** An answer as it would be typed: what the checker has sent back is put right, not written anew. */
export function typedAgain({ answer, findings }: Written, form: Form | null): Typed {
  const outcome = answer.outcome ?? ''
  const items = findings.flatMap((finding, index) => {
    const about =
      finding.material !== null
        ? `material:${finding.material}`
        : finding.field !== null
          ? `field:${finding.field}`
          : ''
    return [
      [findingName(outcome, index, 'about'), about],
      [findingName(outcome, index, 'permit'), finding.permit ?? ''],
      [findingName(outcome, index, 'whatIsWrong'), finding.whatIsWrong],
      [findingName(outcome, index, 'howToFix'), finding.howToFix],
      [findingName(outcome, index, 'rule'), finding.rule ?? ''],
    ]
  })
  return {
    outcome,
    [reasonName(outcome)]: answer.reason ?? '',
    [legalBasisName(outcome)]: answer.legalBasis ?? '',
    [countName(outcome)]: String(Math.max(findings.length, 1)),
    ...Object.fromEntries(items),
    ...typedValues(form?.fields ?? [], answer.words, 'fields'),
  }
}
