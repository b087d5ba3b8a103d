import { useId, useState } from 'preact/hooks'
import { TypedInput } from '../parts/typed-input.tsx'
import { readValue, writeValue } from './value-text.ts'
import type { Line } from './world/line.ts'
import type { InstanceView } from './world/snapshot.ts'

interface VariablesProps {
  readonly instance: InstanceView
  readonly add: (line: Line) => void
}

/** The variables of an instance; each may be changed, and one added. */
export function VariablesTable({ instance: { number, variables, state }, add }: VariablesProps) {
  const [name, setName] = useState('')
  const id = useId()
  const set = (variable: string, text: string) => add({ set: { [variable]: readValue(text) }, instance: number })
  const isOver = state !== 'active'
  return (
    <table class="sim-variables">
      <caption class="visually-hidden">变量</caption>
      <thead>
        <tr>
          <th scope="col">变量</th>
          <th scope="col">值</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(variables).map(([variable, value]) => {
          const text = writeValue(value)
          return (
            <tr key={variable}>
              <th scope="row">{variable}</th>
              <td>
                <TypedInput
                  aria-label={`${variable} 的值`}
                  class="code"
                  disabled={isOver}
                  value={text}
                  onCommit={(typed) => set(variable, typed)}
                />
              </td>
            </tr>
          )
        })}
        {isOver ? null : (
          <tr>
            <td>
              <input
                aria-label="新变量的名称"
                id={id}
                placeholder="新变量"
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
              />
            </td>
            <td>
              <input
                aria-label="新变量的值"
                class="code"
                disabled={name.trim() === ''}
                onChange={(event) => {
                  set(name.trim(), event.currentTarget.value)
                  event.currentTarget.value = ''
                  setName('')
                }}
              />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
