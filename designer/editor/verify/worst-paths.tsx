import type { Offers } from '../draft/draft.ts'
import type { Names } from '../model/with-names.ts'
import { promiseWords } from './verdict-of.ts'
import type { DrawnPromise, StepOwner, VerifiedProcess } from './verified.ts'

const OWNERS = { several: '里面的各部门', computed: '由数据确定的部门', nobody: '没有写明' } as const

interface WorstPathsProps {
  readonly process: VerifiedProcess
  readonly departments: Offers['departments']
  readonly jump: (element: string) => void
  readonly drawn: DrawnPromise | null
  readonly draw: (promise: DrawnPromise | null) => void
}

/** Each promise with the way that takes the most working days: which step, whose days, the sum against the promise. */
export function WorstPaths({ process: { promises, names }, departments, jump, drawn, draw }: WorstPathsProps) {
  if (promises.length === 0) return null
  return (
    <>
      <h3>最坏情形</h3>
      <p class="hint">只算审批部门的工作日；申请人补正、第三方和中止计时不算。</p>
      <ul class="worst-paths">
        {promises.map((promise) => {
          const { element, clock } = promise
          const isDrawn = promise === drawn
          return (
            <li key={`${element} ${clock}`} data-promise={`${element} ${clock}`}>
              <button type="button" class="link" onClick={() => jump(element)}>
                {names[element] ?? element}
              </button>
              <p>{promiseWords(promise).text}</p>
              {promise.steps.length === 0 ? null : (
                <button
                  type="button"
                  class="button"
                  aria-pressed={isDrawn}
                  onClick={() => draw(isDrawn ? null : promise)}
                >
                  {isDrawn ? '不在图上画' : '在图上画出'}
                </button>
              )}
              {isDrawn ? <Steps promise={promise} names={names} departments={departments} jump={jump} /> : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}

interface StepsProps extends Pick<WorstPathsProps, 'departments' | 'jump'> {
  readonly promise: DrawnPromise
  readonly names: Names
}

function Steps({ promise: { steps, worst, promised }, names, departments, jump }: StepsProps) {
  const ownerWords = (owner: StepOwner) =>
    owner.type === 'one'
      ? (departments.find(({ code }) => code === owner.code)?.name ?? owner.code)
      : OWNERS[owner.type]
  return (
    <table class="worst-steps">
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th scope="col">谁的时间</th>
          <th scope="col">工作日</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ number, element, days, owner }) => (
          <tr key={number}>
            <th scope="row">
              <button type="button" class="link" onClick={() => jump(element)}>
                {names[element] ?? element}
              </button>
            </th>
            <td>{ownerWords(owner)}</td>
            <td class="number">{days}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>{`合计（承诺 ${promised}）`}</th>
          <td class="number">{worst}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** What stands at each step of the way on the diagram; a step of several rounds stands there once. */
export function daysOnPath({ steps }: DrawnPromise): Readonly<Record<string, string>> {
  const days = new Map<string, number[]>()
  for (const step of steps) days.set(step.element, [...(days.get(step.element) ?? []), step.days])
  return Object.fromEntries(
    [...days].map(([element, rounds]) => {
      const sum = rounds.reduce((all, each) => all + each, 0)
      return [element, rounds.length === 1 ? `${sum} 天` : `${sum} 天 · ${rounds.length} 轮`]
    }),
  )
}
