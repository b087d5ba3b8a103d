import { between } from '../../engine/model/parsing.ts'
import { type Chapter, refused, shown, tested } from './row.ts'

const triggers = 'engine/core/every-trigger.test.ts'
const calls = 'engine/simulate/calls.test.ts'
const loops = 'engine/core/loops.test.ts'
const adHoc = 'somebody-chooses-the-activities-of-an-ad-hoc-sub-process'
const inner =
  '<startEvent id="is"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent>'

export const tasks: Chapter = {
  title: '任务 Tasks',
  rows: [
    shown('抽象任务', 'Undefined task', /<task /, 'a-sub-process-ends-when-nothing-is-left-in-it'),
    shown('用户任务', 'User task', /<userTask /, 'a-second-person-confirms-the-answer'),
    shown('手工任务', 'Manual task', /<manualTask /, 'scripts-and-receive-tasks'),
    shown('服务任务', 'Service task', /<serviceTask /, 'a-job-that-fails-is-tried-again'),
    shown('发送任务', 'Send task', /<sendTask /, 'scripts-and-receive-tasks'),
    shown('接收任务', 'Receive task', /<receiveTask /, 'scripts-and-receive-tasks'),
    shown('接收任务启动流程', 'Receive task, instantiating', /instantiate="true"/, 'a-receive-task-starts-the-process'),
    shown('脚本任务（FEEL）', 'Script task (FEEL)', /<scriptTask /, 'scripts-and-receive-tasks'),
    refused(
      '脚本任务，其他语言',
      'Script task, another language',
      between('<scriptTask id="n" scriptFormat="groovy"><script>x = 1</script></scriptTask>'),
      'script-language n',
    ),
    tested(
      '业务规则任务（DMN）',
      'Business rule task (DMN)',
      'engine/model/definition.test.ts › binds a business rule task to a decision of the same deployment',
      'engine/decisions/seven-permits.test.ts › asks for the seven permits of the worked example',
    ),
    refused(
      '业务规则任务，决策不在部署中',
      'Business rule task without its decision',
      between(
        '<businessRuleTask id="n"><extensionElements><siji:decision id="none"/></extensionElements></businessRuleTask>',
      ),
      'decision-missing n',
    ),
    refused('编排任务', 'Choreography task', between('<choreographyTask id="n"/>'), 'unsupported-element n'),
    shown(
      '任务后的多条、条件与默认顺序流',
      'Several, conditional and default flows behind a task',
      /<userTask [^>]*default=/,
      'a-task-leaves-by-every-flow-that-fits',
    ),
  ],
}

export const calling: Chapter = {
  title: '调用活动 Call activity',
  rows: [
    shown('调用活动', 'Call activity', /<callActivity /, 'a-called-process-is-an-instance-of-its-own'),
    tested(
      '输入输出映射',
      'Input and output mappings',
      `${calls} › passes on what is mapped, calls once per item, and collects what comes back in order`,
    ),
    tested(
      '绑定最新版本与指定版本',
      'Binding to the latest and to a version',
      'engine/runtime/calls.test.ts › calls the version that the model names, and stands with an incident until there is one',
    ),
    tested(
      '绑定同一部署',
      'Binding to the deployment',
      'engine/runtime/calls.test.ts › calls what came with its own deployment, whatever has been deployed since',
    ),
    tested(
      '其上的边界事件',
      'Boundary events on it',
      `${calls} › lets an error out of a called process reach the activity that called it, and cancels its sisters`,
      `${calls} › cancels what it called when a boundary event interrupts the call`,
    ),
    tested(
      '被调用的流程不存在：事故',
      'Incident when the called process is missing',
      'engine/runtime/calls.test.ts › calls the version that the model names, and stands with an incident until there is one',
    ),
  ],
}

export const subProcesses: Chapter = {
  title: '子流程 Sub-processes',
  rows: [
    shown(
      '嵌入子流程',
      'Embedded sub-process',
      /<subProcess id="\w+">/,
      'a-sub-process-ends-when-nothing-is-left-in-it',
      'inner-instances-of-a-join-do-not-mix',
    ),
    refused(
      '嵌入子流程由事件启动',
      'Embedded sub-process that an event starts',
      between(`<subProcess id="n">${inner}</subProcess>`),
      'start-event is',
    ),
    shown(
      '中断式事件子流程',
      'Event sub-process, interrupting',
      /triggeredByEvent="true"/,
      'an-interrupting-event-sub-process-ends-all-else-in-its-scope',
      'an-interrupting-event-ends-tokens-that-are-on-their-way',
    ),
    tested(
      '事件子流程：消息、定时、信号、条件、升级、错误，中断与不中断',
      'Event sub-process by message, timer, signal, condition, escalation, error; interrupting and not',
      `${triggers} › happens %s by %s, and %s`,
    ),
    tested(
      '同一层的多个事件子流程',
      'Several event sub-processes of one scope',
      `${triggers} › starts several event sub-processes of one scope side by side`,
    ),
    shown(
      '流程级事件子流程',
      'Event sub-process of the process',
      /<startEvent [^>]*isInterrupting="false"/,
      'an-event-sub-process-of-the-process-starts-beside-it',
    ),
    shown(
      '补偿事件子流程',
      'Compensation event sub-process',
      /<startEvent [^>]*>\s*<compensateEventDefinition/,
      'a-compensation-event-sub-process-compensates-instead',
    ),
    shown(
      '事务与取消',
      'Transaction with cancel',
      /<transaction /,
      'a-transaction-is-cancelled-then-compensated-then-left',
      'a-transaction-that-loops-is-cancelled-as-a-whole',
    ),
    shown('即席子流程', 'Ad-hoc sub-process', /<adHocSubProcess /, adHoc),
    shown('即席：顺序', 'Ad-hoc, sequential ordering', /ordering="Sequential"/, adHoc),
    shown('即席：完成条件', 'Ad-hoc, completion condition', /<completionCondition/, adHoc),
    shown('即席：不取消其余', 'Ad-hoc, cancelRemainingInstances', /cancelRemainingInstances="false"/, adHoc),
  ],
}

export const looping: Chapter = {
  title: '循环与多实例 Loops',
  rows: [
    shown(
      '并行多实例，集合',
      'Multi-instance, parallel, collection',
      /<loopDataInputRef/,
      'bodies-side-by-side-give-their-results-in-order',
    ),
    shown(
      '顺序多实例，次数',
      'Multi-instance, sequential, cardinality',
      /isSequential="true"[\s\S]*<loopCardinality/,
      'bodies-in-turn-follow-each-other',
    ),
    shown(
      '元素变量与按序结果',
      'Element variable, and results in order',
      /<inputDataItem[\s\S]*<outputDataItem/,
      'bodies-side-by-side-give-their-results-in-order',
    ),
    shown(
      '完成条件与计数变量',
      'Completion condition, and the counters',
      /<completionCondition[^>]*>[^<]*numberOf/,
      'bodies-side-by-side-give-their-results-in-order',
    ),
    tested('运行中加减实例', 'Bodies added and removed', `${loops} › adds and takes out bodies while they run`),
    shown('行为 One、None', 'Behaviour One and None', /behavior="One"/, 'a-loop-throws-what-its-boundary-catches'),
    shown('行为 Complex', 'Behaviour Complex', /<complexBehaviorDefinition /, 'a-loop-throws-by-conditions-of-its-own'),
    refused(
      '行为 Complex，没有条件或事件',
      'Behaviour Complex without condition or event',
      between(
        '<userTask id="n"><multiInstanceLoopCharacteristics behavior="Complex"><loopCardinality>2</loopCardinality><complexBehaviorDefinition><event/></complexBehaviorDefinition></multiInstanceLoopCharacteristics></userTask>',
      ),
      'multi-instance-behavior n',
    ),
    shown(
      '边界事件属于整体',
      'Boundary events on the whole',
      /<multiInstanceLoopCharacteristics/,
      'boundary-events-sit-on-the-whole-of-a-loop',
    ),
    shown(
      '标准循环：testBefore、loopMaximum',
      'Standard loop with testBefore and loopMaximum',
      /testBefore="true"[\s\S]*loopMaximum|loopMaximum[\s\S]*testBefore="true"/,
      'a-loop-asks-after-each-round',
    ),
    refused(
      '没有终点的标准循环',
      'Standard loop without an end',
      between('<userTask id="n"><standardLoopCharacteristics/></userTask>'),
      'loop-without-end n',
    ),
  ],
}
