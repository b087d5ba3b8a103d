import { Assignment } from './assignment.tsx'
import { Basics } from './basics.tsx'
import { Call } from './call.tsx'
import { Completion } from './completion.tsx'
import { Condition } from './condition.tsx'
import { Documentation } from './documentation.tsx'
import { EventGroup } from './event.tsx'
import { FormAndMaterials } from './form-and-materials.tsx'
import { Job } from './job.tsx'
import { LoopGroup } from './loop.tsx'
import { Mappings } from './mappings.tsx'
import type { PanelContext } from './panel-context.ts'
import { Results } from './results.tsx'
import { Decision, Script } from './script-and-decision.tsx'
import { ServiceLevelGroup } from './service-level.tsx'

/** What can be said about the chosen element; every group is something that the engine executes. */
export function Panel(context: PanelContext) {
  const { element, problems } = context
  const { businessObject, type } = element
  const is = (kind: string) => businessObject.$instanceOf(kind)
  const isActivity = is('bpmn:Activity')
  const own = problems.filter((problem) => problem.element === element.id)
  return (
    <div class="panel-body">
      {own.map(({ problem, severity, messageZh }) => (
        <p key={problem + messageZh} class={`notice notice-${severity === 'error' ? 'red' : 'yellow'}`}>
          {messageZh}
        </p>
      ))}
      <Basics {...context} />
      {isActivity &&
      !['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask', 'bpmn:CallActivity'].includes(
        type,
      ) ? (
        <Assignment {...context} />
      ) : null}
      {isActivity || is('bpmn:Process') ? <ServiceLevelGroup {...context} /> : null}
      {type === 'bpmn:UserTask' || type === 'bpmn:StartEvent' ? <FormAndMaterials {...context} /> : null}
      {type === 'bpmn:ServiceTask' || type === 'bpmn:SendTask' ? <Job {...context} /> : null}
      {type === 'bpmn:ScriptTask' ? <Script {...context} /> : null}
      {type === 'bpmn:BusinessRuleTask' ? <Decision {...context} /> : null}
      {type === 'bpmn:CallActivity' ? <Call {...context} /> : null}
      {type === 'bpmn:ComplexGateway' || type === 'bpmn:AdHocSubProcess' ? <Completion {...context} /> : null}
      <EventGroup {...context} />
      {is('bpmn:SequenceFlow') ? <Condition {...context} /> : null}
      {is('bpmn:FlowNode') ? <Results {...context} /> : null}
      {isActivity && businessObject.get('triggeredByEvent') !== true ? <LoopGroup {...context} /> : null}
      {isActivity ? <Mappings {...context} /> : null}
      <Documentation {...context} />
    </div>
  )
}
