import { useState } from 'preact/hooks'
import type { FieldKind } from './field.ts'
import { KindSelect } from './kind-select.tsx'

interface AddVariableProps {
  readonly taken: readonly string[]
  readonly add: (name: string, kind: FieldKind) => void
}

/** A variable more, by its name. Enter adds it, and does not send the form around. */
export function AddVariable({ taken, add }: AddVariableProps) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<FieldKind>('text')
  const wanted = name.trim()
  const isTaken = taken.includes(wanted)
  const take = () => {
    if (wanted === '' || isTaken) return
    add(wanted, kind)
    setName('')
  }
  return (
    <div class="sim-variable">
      <input
        aria-label="新变量的名称"
        placeholder="变量名"
        value={name}
        aria-invalid={isTaken}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          take()
        }}
      />
      <KindSelect label="新变量的类型" kind={kind} choose={setKind} />
      <button type="button" class="quiet" disabled={wanted === '' || isTaken} onClick={take}>
        添加变量
      </button>
    </div>
  )
}
