import type { DraftFiles } from '../draft/draft.ts'
import { payloadFields } from './inputs/payload-fields.ts'
import { VariableFields } from './inputs/variable-fields.tsx'
import type { JobResults } from './run/next-line.ts'
import type { ShownOffer } from './world/snapshot.ts'

interface JobAnswersProps {
  readonly offers: readonly ShownOffer[]
  readonly files: DraftFiles
  readonly answersJobs: boolean
  readonly setAnswersJobs: (does: boolean) => void
  readonly results: JobResults
  readonly setResults: (results: JobResults) => void
}

/** What the system's own jobs give; by themselves, or one by one when somebody says so. */
export function JobAnswers({ offers, files, answersJobs, setAnswersJobs, results, setResults }: JobAnswersProps) {
  const waiting = offers.flatMap(({ jobType }) => jobType ?? [])
  const types = [...new Set([...Object.keys(results), ...waiting])]
  const fieldsOf = (type: string) => {
    const offer = offers.find(({ jobType }) => jobType === type)
    return offer === undefined ? [] : payloadFields(files, offer.line)
  }
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={answersJobs} onChange={() => setAnswersJobs(!answersJobs)} />
        系统作业自动完成
      </label>
      {types.length === 0 ? <p class="hint">取消勾选，作业就停下来等您完成，并可改它的结果。</p> : null}
      {types.map((type) => (
        <fieldset class="sim-field" key={type}>
          <legend>{`${type} 的结果`}</legend>
          <VariableFields
            fields={fieldsOf(type)}
            values={results[type] ?? {}}
            change={(values) => setResults({ ...results, [type]: values })}
          />
        </fieldset>
      ))}
    </>
  )
}
