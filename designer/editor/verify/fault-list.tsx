import type { ComponentChildren } from 'preact'
import type { Fault } from '../../../engine/verify/fault.ts'
import { faultWords } from './fault-words.ts'
import type { VerifiedProcess } from './verified.ts'

interface FaultListProps {
  readonly process: VerifiedProcess
  readonly jump: (element: string) => void
  readonly play: (fault: Fault) => void
  readonly playing: Fault | null
  readonly player: ComponentChildren
}

/** Every fault in a sentence, with what to do about it and its counterexample. */
export function FaultList({ process: { faults, names }, jump, play, playing, player }: FaultListProps) {
  if (faults.length === 0) return null
  return (
    <>
      <h3>{`缺陷 ${faults.length} 处`}</h3>
      <ul class="verify-faults">
        {faults.map((fault) => {
          const { title, sentence, advice } = faultWords(fault, names)
          return (
            <li key={`${fault.fault} ${fault.elements.join(' ')}`} data-fault={fault.fault}>
              <button type="button" class="link" onClick={() => jump(fault.elements[0] ?? '')}>
                <span aria-hidden="true">◆ </span>
                {title}
              </button>
              <p>{sentence}</p>
              <p class="hint">{advice}</p>
              {fault === playing ? player : null}
              {fault === playing || fault.script.length === 0 ? null : (
                <button type="button" class="button" onClick={() => play(fault)}>
                  {fault.fault === 'dead-node' ? '演示走到它前面' : '演示怎么走到这里'}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
