import { useContext, useId, useState } from 'preact/hooks'
import { feelSource } from '../model/feel.ts'
import { tryOut, wantedExamples } from './evaluate.ts'
import { recallExamples, rememberExamples } from './examples.ts'
import { FeelContext } from './feel-context.ts'
import type { Variable } from './variable.ts'

interface TryOutProps {
  readonly text: string
  readonly variables: readonly Variable[]
}

/** What an expression gives with example values, while it is typed, as the engine computes it. */
export function TryOut({ text, variables }: TryOutProps) {
  const draft = useContext(FeelContext)?.draft ?? ''
  const [examples, setExamples] = useState(() => recallExamples(draft))
  const feel = feelSource(text)
  if (feel === '') return <p class="hint">写了表达式，这里用示例值算出结果。</p>
  const result = tryOut(feel, examples, Date.now())
  const change = (name: string, value: string) => {
    const next = { ...recallExamples(draft), ...examples, [name]: value }
    rememberExamples(draft, next)
    setExamples(next)
  }
  return (
    <div class="try-out">
      {wantedExamples(feel, variables).map((variable) => (
        <Example
          key={variable.name}
          variable={variable}
          value={examples[variable.name] ?? ''}
          change={(value) => change(variable.name, value)}
        />
      ))}
      <output class={result?.ok === false ? 'error' : ''}>
        {result === null ? '表达式还不完整。' : result.ok ? `结果：${result.text}` : `算不出来：${result.text}`}
      </output>
    </div>
  )
}

interface ExampleProps {
  readonly variable: Variable
  readonly value: string
  readonly change: (value: string) => void
}

function Example({ variable: { name, label, values }, value, change }: ExampleProps) {
  const id = useId()
  return (
    <p class="example">
      <label for={id}>
        <code>{name}</code>
        {label === '' ? '' : ` ${label}`}
      </label>
      <input
        id={id}
        value={value}
        list={`${id}-list`}
        placeholder="示例值，空着就是没有"
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => change(event.currentTarget.value)}
      />
      <datalist id={`${id}-list`}>
        {values.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </datalist>
    </p>
  )
}
