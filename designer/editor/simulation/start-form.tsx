import { useState } from 'preact/hooks'
import type { Variables } from '../../../engine/expressions/expression.ts'
import type { DraftFiles } from '../draft/draft.ts'
import type { Field } from './inputs/field.ts'
import { exampleOf } from './inputs/start-example.ts'
import { VariableFields } from './inputs/variable-fields.tsx'
import { type Line, withVariables } from './world/line.ts'
import type { StartOffer } from './world/snapshot.ts'

interface StartFormProps {
  readonly starts: readonly StartOffer[]
  /** What each process has to begin with, by its id. */
  readonly fields: { readonly [process: string]: readonly Field[] }
  readonly files: DraftFiles
  readonly add: (line: Line) => void
}

/** What starts, with which variables; those of a scenario that is there already stand in it at first. */
export function StartForm({ starts, fields, files, add }: StartFormProps) {
  const [place, setPlace] = useState(0)
  const chosen = starts[place] ?? starts[0]
  if (chosen === undefined) return <p class="hint">流程没有可以由人启动的开始事件；有定时启动的，请推进日期。</p>
  return (
    <Starting
      key={chosen.label}
      chosen={chosen}
      fields={fields[chosen.process] ?? []}
      example={exampleOf(files, chosen.line)}
      {...{ starts, setPlace, add }}
    />
  )
}

interface StartingProps {
  readonly starts: readonly StartOffer[]
  readonly chosen: StartOffer
  readonly fields: readonly Field[]
  readonly example: Variables
  readonly setPlace: (place: number) => void
  readonly add: (line: Line) => void
}

function Starting({ starts, chosen, fields, example, setPlace, add }: StartingProps) {
  const [values, setValues] = useState(example)
  const isFilled = Object.keys(example).length > 0
  return (
    <form
      class="sim-form"
      onSubmit={(event) => {
        event.preventDefault()
        add(withVariables(chosen.line, values))
      }}
    >
      {starts.length === 1 ? null : (
        <label class="sim-field">
          启动
          <select
            value={String(starts.indexOf(chosen))}
            onChange={(event) => setPlace(Number(event.currentTarget.value))}
          >
            {starts.map(({ label }, at) => (
              <option key={label} value={String(at)}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="hint">
        {fields.length === 0
          ? '流程开始时不需要变量，可以直接启动。'
          : `流程按下面的内容走${isFilled ? '，已照一个场景填好，可以改' : ''}；空着的就是没有。`}
      </p>
      <button type="submit" class="button button-primary">
        启动一件
      </button>
      <VariableFields fields={fields} values={values} change={setValues} />
    </form>
  )
}
