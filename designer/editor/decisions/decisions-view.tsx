import './decisions.css'
import { useState } from 'preact/hooks'
import type { FileStore } from '../draft/file-store.ts'
import { decisionsIn } from '../draft/process-files.ts'
import { TextField } from '../parts/fields.tsx'
import type { ViewProps } from '../views/views.ts'
import { DecisionEditor } from './decision-editor.tsx'
import { codeFault, createDecision, decisionPaths } from './decision-files.ts'

/** 决策: the draft's decision tables, drawn by dmn-js and tried on examples. */
export function DecisionsView({ store }: ViewProps) {
  const files = store.all()
  const paths = decisionPaths(files)
  const [chosen, choose] = useState<string | null>(null)
  const path = chosen !== null && paths.includes(chosen) ? chosen : (paths[0] ?? null)
  return (
    <div class="decisions-view">
      <div class="decisions-side">
        <ul aria-label="决策文件">
          {paths.map((each) => (
            <li key={each}>
              <button type="button" class="outline-entry" aria-pressed={each === path} onClick={() => choose(each)}>
                <span class="outline-title">{titleOf(files[each] ?? '', each)}</span>
                <span class="outline-kind">{each.replace(/^decisions\//, '')}</span>
              </button>
            </li>
          ))}
        </ul>
        {paths.length === 0 ? <p class="hint">还没有决策。建一张，再在规则判断步骤的属性里选用它。</p> : null}
        <NewDecision store={store} done={choose} />
        {path === null ? null : (
          <button type="button" class="quiet" onClick={() => store.write(path, null)}>
            删除这份决策
          </button>
        )}
      </div>
      {path === null ? null : <DecisionEditor key={path} store={store} path={path} text={files[path] ?? ''} />}
    </div>
  )
}

/** What the decisions of a file are called. */
function titleOf(dmn: string, path: string): string {
  const names = decisionsIn(dmn).map(({ name }) => name)
  return names.length === 0 ? path : names.join('、')
}

interface NewDecisionProps {
  readonly store: FileStore
  readonly done: (path: string) => void
}

function NewDecision({ store, done }: NewDecisionProps) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const fault = code === '' ? null : codeFault(store, code)
  if (!isOpen) {
    return (
      <button type="button" class="button" onClick={() => setOpen(true)}>
        新建决策
      </button>
    )
  }
  return (
    <form
      class="small-form new-form"
      aria-label="新建决策"
      onSubmit={(event) => {
        event.preventDefault()
        if (name === '' || code === '' || fault !== null) return
        done(createDecision(store, code, name))
        setOpen(false)
        setName('')
        setCode('')
      }}
    >
      <TextField label="名称" value={name} onCommit={setName} />
      <TextField label="代码" hint="规则判断步骤以它选用" value={code} error={fault} onCommit={setCode} isCode />
      <p class="actions">
        <button type="submit" class="button button-primary">
          建立
        </button>
        <button type="button" class="button" onClick={() => setOpen(false)}>
          不建
        </button>
      </p>
    </form>
  )
}
