import { useState } from 'preact/hooks'
import type { Variables } from '../../../engine/expressions/expression.ts'
import type { DraftFiles } from '../draft/draft.ts'
import { exampleOf } from './start-example.ts'
import { readVariables } from './value-text.ts'
import { type Line, withVariables } from './world/line.ts'
import type { StartOffer } from './world/snapshot.ts'

interface StartFormProps {
  readonly starts: readonly StartOffer[]
  readonly files: DraftFiles
  readonly add: (line: Line) => void
}

/** What starts, with which variables; those of a scenario that is there already stand in it at first. */
export function StartForm({ starts, files, add }: StartFormProps) {
  const [place, setPlace] = useState(0)
  const chosen = starts[place] ?? starts[0]
  if (chosen === undefined) return <p class="hint">流程没有可以由人启动的开始事件；有定时启动的，请推进日期。</p>
  return (
    <Starting
      key={chosen.label}
      chosen={chosen}
      example={exampleOf(files, chosen.line)}
      {...{ starts, setPlace, add }}
    />
  )
}

interface StartingProps {
  readonly starts: readonly StartOffer[]
  readonly chosen: StartOffer
  readonly example: Variables
  readonly setPlace: (place: number) => void
  readonly add: (line: Line) => void
}

function Starting({ starts, chosen, example, setPlace, add }: StartingProps) {
  const [text, setText] = useState(Object.keys(example).length === 0 ? '' : JSON.stringify(example, null, 1))
  const variables = readVariables(text)
  return (
    <form
      class="sim-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (variables !== null) add(withVariables(chosen.line, variables))
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
      <label class="sim-field">
        申请带来的变量（JSON，可以不填）
        <textarea
          rows={4}
          class="code"
          spellcheck={false}
          aria-invalid={variables === null}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {variables === null ? <p class="error">应为 JSON 对象，如 {'{"amount": 5}'}</p> : null}
      <button type="submit" class="button button-primary" disabled={variables === null}>
        启动一件
      </button>
    </form>
  )
}
