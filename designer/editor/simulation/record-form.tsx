import { useState } from 'preact/hooks'
import type { FileStore } from '../draft/file-store.ts'
import { scenarioPathOf, writeScenario } from '../scenarios/scenario-text.ts'
import type { Checks } from './world/checks.ts'
import type { Line } from './world/line.ts'

interface RecordFormProps {
  readonly store: FileStore
  /** Those that were taken. */
  readonly lines: readonly Line[]
  readonly checks: Checks
}

/** Keeps the run as a scenario of the draft, with what must hold at its end. */
export function RecordForm({ store, lines, checks }: RecordFormProps) {
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [holds, setHolds] = useState({ state: true, path: true, clocks: false })
  const [kept, setKept] = useState<string | null>(null)
  const path = scenarioPathOf(name)
  const isTaken = path !== null && store.all()[path] !== undefined
  const options = [
    { key: 'state', label: checks.state['ended'] === true ? '已经结束' : '正在等待的环节', isThere: true },
    { key: 'path', label: `经过的环节（${checks.path.length} 个）`, isThere: checks.path.length > 0 },
    { key: 'clocks', label: '时限的到期日和亮灯', isThere: Object.keys(checks.clocks).length > 0 },
  ] as const
  const keep = (event: Event) => {
    event.preventDefault()
    if (path === null || isTaken) return
    const check: Line = {
      ...(holds.state ? checks.state : {}),
      ...(holds.path && checks.path.length > 0 ? { completedActivities: checks.path } : {}),
      ...(holds.clocks && Object.keys(checks.clocks).length > 0 ? { clocks: checks.clocks } : {}),
    }
    store.write(path, writeScenario(name, description, Object.keys(check).length === 0 ? lines : [...lines, { check }]))
    setKept(name.trim())
    setName('')
    setDescription('')
  }
  return (
    <form class="sim-form" onSubmit={keep}>
      <label class="sim-field">
        场景名称
        <input
          required
          maxLength={60}
          value={name}
          aria-invalid={isTaken}
          onInput={(event) => {
            setName(event.currentTarget.value)
            setKept(null)
          }}
        />
      </label>
      {isTaken ? <p class="error">已有同名的场景，请换一个名称。</p> : null}
      <label class="sim-field">
        说明
        <textarea rows={2} value={description} onInput={(event) => setDescription(event.currentTarget.value)} />
      </label>
      <fieldset class="sim-field">
        <legend>结束时必须如此</legend>
        {options.map(({ key, label, isThere }) =>
          isThere ? (
            <label class="check" key={key}>
              <input
                type="checkbox"
                checked={holds[key]}
                onChange={() => setHolds((all) => ({ ...all, [key]: !all[key] }))}
              />
              {label}
            </label>
          ) : null,
        )}
      </fieldset>
      <button type="submit" class="button" disabled={lines.length === 0 || path === null || isTaken}>
        存为场景
      </button>
      <p role="status">{kept === null ? '' : `已存为场景“${kept}”，发布时自动试跑。`}</p>
    </form>
  )
}
