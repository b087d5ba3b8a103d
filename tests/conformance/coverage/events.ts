import { between, flow } from '../../engine/model/parsing.ts'
import { type Chapter, event, refused, shown, tested } from './row.ts'

const triggers = 'engine/core/every-trigger.test.ts'
const message = '<messageEventDefinition><extensionElements/></messageEventDefinition>'
const timer = '<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>'
const multiple = 'a-multiple-event-happens-with-the-first-of-its-parts'
const all = 'a-parallel-multiple-event-happens-when-all-of-its-parts-have-come'
const undone = 'what-has-completed-is-compensated-in-reverse-order'
const cancelled = 'a-transaction-is-cancelled-then-compensated-then-left'

export const events: Chapter = {
  title: '事件 Events',
  rows: [
    shown(
      '无触发的开始与结束',
      'None start and end',
      /<startEvent [\s\S]*<endEvent /,
      'a-link-goes-on-at-its-other-end',
    ),
    tested(
      '无触发的中间事件',
      'None intermediate throw',
      'engine/core/flows.test.ts › runs scripts, throws messages, reaches milestones and waits where it must',
    ),
    tested(
      '消息：开始',
      'Message, start',
      'engine/runtime/messages.test.ts › starts a process whose start event waits for the message, once for the same message',
    ),
    shown(
      '消息：捕获',
      'Message, catch',
      event('intermediateCatchEvent', 'message'),
      'the-first-event-behind-an-event-gateway-wins',
    ),
    shown('消息：抛出与结束', 'Message, throw and end', event('endEvent', 'message'), 'scripts-and-receive-tasks'),
    tested(
      '消息、定时、信号、条件、升级：边界，中断与不中断',
      'Message, timer, signal, condition, escalation at a boundary, interrupting and not',
      `${triggers} › happens %s by %s, and %s`,
    ),
    tested(
      '定时：开始',
      'Timer, start',
      'engine/runtime/timers.test.ts › starts a process by its timer as often as its cycle says',
    ),
    shown('定时：时长', 'Timer, duration', /<timeDuration/, 'the-first-event-behind-an-event-gateway-wins'),
    shown('定时：R 周期', 'Timer, cycle with R', /<timeCycle/, 'a-cycle-counts-from-its-last-due-date'),
    tested('定时：日期', 'Timer, date', 'engine/model/duration.test.ts › an instant'),
    refused(
      '定时：cron',
      'Timer, cron',
      between(
        '<intermediateCatchEvent id="n"><timerEventDefinition><timeCycle>0 0/5 * * * ?</timeCycle></timerEventDefinition></intermediateCatchEvent>',
      ),
      'timer-text n',
    ),
    shown(
      '信号：捕获与抛出',
      'Signal, catch and throw',
      event('intermediateThrowEvent', 'signal'),
      'a-signal-reaches-everything-that-waits-for-it',
      'a-signal-that-ends-its-own-scope-goes-no-further',
    ),
    tested(
      '信号：跨实例广播与启动',
      'Signal, broadcast across instances, and start',
      'engine/runtime/thrown-messages.test.ts › broadcasts a signal that was thrown before a crash, to each instance and start event once',
    ),
    shown(
      '信号：结束',
      'Signal, end',
      /<endEvent [^>]*>(\s*<\w+EventDefinition[^>]*\/>)*\s*<signalEventDefinition/,
      multiple,
    ),
    tested(
      '捕获的错误、升级的代码与说明作变量（siji:codeVariable、siji:messageVariable，及 Camunda 的写法）',
      'Code and message of a caught error or escalation as variables (siji: and camunda: attributes)',
      'engine/core/errors.test.ts › gives code and message of what was caught to the flow: %s',
    ),
    shown(
      '错误：代码与全捕获，最近的层',
      'Error, code and catch-all, nearest scope',
      event('endEvent', 'error'),
      'an-error-finds-its-code-before-a-catch-all',
      'an-error-that-nobody-catches-keeps-its-token',
      'an-event-sub-process-does-not-catch-what-comes-out-of-itself',
    ),
    refused(
      '错误：不中断',
      'Error, not interrupting',
      between(
        `<task id="n"/><boundaryEvent id="b" attachedToRef="n" cancelActivity="false"><errorEventDefinition/></boundaryEvent>`,
      ),
      'error-not-interrupting b',
    ),
    shown(
      '升级：抛出、结束、捕获',
      'Escalation, throw, end and caught',
      event('intermediateThrowEvent', 'escalation'),
      'an-escalation-finds-the-nearest-catcher',
    ),
    shown(
      '条件：捕获与边界',
      'Condition, catch and boundary',
      event('boundaryEvent', 'conditional'),
      'a-condition-happens-whenever-it-becomes-true',
    ),
    shown(
      '条件：变量变化时',
      'Condition, on variable change',
      event('intermediateCatchEvent', 'conditional'),
      'a-condition-is-asked-when-another-branch-changes-a-variable',
    ),
    shown(
      '条件：启动流程（按给定变量询问时）',
      'Condition that starts a process, when asked with variables',
      event('startEvent', 'conditional'),
      'a-condition-that-holds-when-it-is-asked-starts-the-process',
    ),
    shown(
      '链接：多个来源，一个目标',
      'Link, several sources, one target',
      event('intermediateThrowEvent', 'link'),
      'a-link-goes-on-at-its-other-end',
    ),
    refused(
      '链接：没有目标',
      'Link without target',
      between('<intermediateThrowEvent id="n"><linkEventDefinition name="l"/></intermediateThrowEvent>'),
      'link n',
    ),
    shown('补偿：边界处理', 'Compensation, boundary handler', event('boundaryEvent', 'compensate'), undone),
    shown(
      '补偿：抛给一个活动或整层',
      'Compensation, thrown to one activity or to the scope',
      /<compensateEventDefinition[^>]*activityRef/,
      'an-event-sub-process-compensates-the-scope-around-it',
      undone,
      'a-throw-event-that-does-not-wait-goes-on-while-others-compensate',
    ),
    shown(
      '补偿：结束事件，按完成的逆序',
      'Compensation, end event, reverse order of completion',
      event('endEvent', 'compensate'),
      undone,
    ),
    shown(
      '补偿：多实例逐个',
      'Compensation of a multi-instance, per body',
      /<multiInstanceLoopCharacteristics/,
      'every-body-of-a-multi-instance-is-compensated',
    ),
    shown(
      '补偿：从事件子流程',
      'Compensation, out of an event sub-process',
      /triggeredByEvent/,
      'an-event-sub-process-compensates-the-scope-around-it',
    ),
    shown('取消：结束与边界', 'Cancel, end and boundary', event('endEvent', 'cancel'), cancelled),
    shown(
      '终止：只终止本层',
      'Terminate, its scope only',
      event('endEvent', 'terminate'),
      'terminate-ends-its-own-scope-alone',
    ),
    shown(
      '多重：捕获、抛出、边界',
      'Multiple, catch, throw and boundary',
      /<messageEventDefinition[^>]*\/>\s*<signalEventDefinition|<signalEventDefinition[^>]*\/>\s*<messageEventDefinition/,
      multiple,
    ),
    shown('并行多重：捕获、边界', 'Parallel multiple, catch and boundary', /parallelMultiple="true"/, all),
    shown(
      '并行多重：启动流程（按关联键）',
      'Parallel multiple that starts a process, per key',
      event('startEvent', 'message', 'parallelMultiple="true"'),
      'a-process-starts-when-all-that-it-needs-has-come',
    ),
    refused(
      '开始事件带多个定时器',
      'Start event with several timers',
      `<startEvent id="s" parallelMultiple="true">${timer}${timer}</startEvent>${flow('s', 'x')}<endEvent id="x"/>`,
      'start-event s',
    ),
    refused(
      '没有名称的消息',
      'Message without a name',
      between(`<intermediateCatchEvent id="n">${message}</intermediateCatchEvent>`),
      'message-without-name n',
    ),
  ],
}
