const number = (value) => Math.round(value).toLocaleString('en');
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? '' : 's'}`;

function time(millis) {
  return millis < 1000 ? `${Math.max(1, Math.round(millis))} ms` : `${(millis / 1000).toFixed(1)} s`;
}

/** What a session does, in a line. */
export function statusOf({ status, steps, events, millis, error }) {
  const rate = millis > 200 ? `, ${number((events / millis) * 1000)} events/s` : '';
  switch (status) {
    case 'reading':
      return 'reading …';
    case 'stepping':
    case 'resting':
      return steps === 0 ? 'at the start' : `after ${plural(steps, 'step')}`;
    case 'running':
      return `running: ${plural(steps, 'step')}${rate}`;
    case 'done':
      return `done: ${plural(steps, 'step')}, ${plural(events, 'event')}${rate}${rate ? `, ${time(millis)}` : ''}`;
    case 'stopped':
      return `stopped after ${plural(steps, 'step')}`;
    case 'failed':
      return `failed${error?.place ? ` on line ${error.place.line}` : ''}`;
    default:
      return '';
  }
}
