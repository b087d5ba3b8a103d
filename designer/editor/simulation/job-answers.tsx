import { TypedArea } from '../parts/typed-input.tsx'
import type { JobResults } from './run/next-line.ts'
import { readVariables } from './value-text.ts'
import type { ShownOffer } from './world/snapshot.ts'

interface JobAnswersProps {
  readonly offers: readonly ShownOffer[]
  readonly answersJobs: boolean
  readonly setAnswersJobs: (does: boolean) => void
  readonly results: JobResults
  readonly setResults: (results: JobResults) => void
}

/** What the system's own jobs give; by themselves, or one by one when somebody says so. */
export function JobAnswers({ offers, answersJobs, setAnswersJobs, results, setResults }: JobAnswersProps) {
  const waiting = offers.flatMap(({ jobType }) => jobType ?? [])
  const types = [...new Set([...Object.keys(results), ...waiting])]
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={answersJobs} onChange={() => setAnswersJobs(!answersJobs)} />
        系统作业自动完成
      </label>
      {types.length === 0 ? <p class="hint">取消勾选，作业就停下来等您完成，并可改它的结果。</p> : null}
      {types.map((type) => (
        <label class="sim-field" key={type}>
          {`${type} 的结果（JSON）`}
          <TypedArea
            rows={2}
            class="code"
            spellcheck={false}
            value={JSON.stringify(results[type] ?? {})}
            onCommit={(text) => {
              const typed = readVariables(text)
              if (typed !== null) setResults({ ...results, [type]: typed })
            }}
          />
        </label>
      ))}
    </>
  )
}
