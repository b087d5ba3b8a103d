import { useState } from 'preact/hooks'
import type { ScenarioOutcome } from '../../../engine/simulate/scenario/play-scenario.ts'
import type { Registry } from '../canvas/services.ts'
import type { FileStore } from '../draft/file-store.ts'
import { type DraftScenario, scenariosOf, withTitle } from './scenario-text.ts'
import { StepsInWords } from './steps-in-words.tsx'

interface ScenarioCardProps {
  readonly scenario: DraftScenario
  /** `null` while it has not been played yet. */
  readonly outcome: ScenarioOutcome | null
  readonly store: FileStore
  readonly registry: Registry
  readonly isShown: boolean
  readonly show: () => void
}

/** One scenario: whether it passes, else where it differs first; renamed, written by hand, or removed. */
export function ScenarioCard({ scenario, outcome, store, registry, isShown, show }: ScenarioCardProps) {
  const { path, name, title, text, description } = scenario
  const [isEditing, setEditing] = useState(false)
  const [isTold, setTold] = useState(false)
  const difference = outcome?.difference ?? null
  return (
    <li class="scenario" data-scenario={name}>
      <p class="scenario-title">
        <span class={difference === null ? 'tone-green' : 'tone-red'}>
          {outcome === null ? '…' : difference === null ? '✓ 通过' : '✗ 不符'}
        </span>
        <strong>{title}</strong>
      </p>
      {description === '' ? null : <p class="hint">{description}</p>}
      {difference === null ? null : (
        <p class="error">{`${difference.line === null ? '' : `第 ${difference.line} 行：`}${difference.messageZh}`}</p>
      )}
      <p class="actions">
        <button type="button" class="quiet" aria-pressed={isShown} onClick={show}>
          {isShown ? '不再标出' : '标出经过'}
        </button>
        <button type="button" class="quiet" aria-expanded={isTold} onClick={() => setTold(!isTold)}>
          {isTold ? '收起步骤' : '看步骤'}
        </button>
        <button type="button" class="quiet" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
          {isEditing ? '收起' : '改写'}
        </button>
        <button type="button" class="quiet" aria-label={`删除场景“${title}”`} onClick={() => store.write(path, null)}>
          删除
        </button>
      </p>
      {isTold && !isEditing ? <StepsInWords text={text} registry={registry} wrong={difference?.line ?? null} /> : null}
      {isEditing ? <Writing key={text} {...{ scenario, store, registry }} /> : null}
    </li>
  )
}

function Writing({ scenario, store, registry }: Pick<ScenarioCardProps, 'scenario' | 'store' | 'registry'>) {
  const [title, setTitle] = useState(scenario.title)
  const [written, setWritten] = useState(scenario.text)
  const wanted = title.trim()
  const isTaken = scenariosOf(store.all()).some((each) => each.path !== scenario.path && each.title === wanted)
  return (
    <form
      class="sim-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted === '' || isTaken) return
        store.write(scenario.path, wanted === scenario.title ? written : withTitle(written, wanted))
      }}
    >
      <label class="sim-field">
        名称
        <input required maxLength={60} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      {isTaken ? <p class="error">已有同名的场景，请换一个名称。</p> : null}
      <label class="sim-field">
        每行一步（JSON）
        <textarea
          rows={10}
          class="code"
          spellcheck={false}
          value={written}
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
      </label>
      <p class="hint">这样写就是：</p>
      <StepsInWords text={written} registry={registry} wrong={null} />
      <button type="submit" class="button" disabled={wanted === '' || isTaken}>
        保存
      </button>
    </form>
  )
}
