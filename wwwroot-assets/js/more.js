// The end of a list of which not everything is drawn: when it comes near the screen, the rest is asked for as by a press.
const near = '400px';

/** An element that was left before the script had come gets nothing: a call that fails there would end the whole circuit. */
export function attach(button) {
  if (!button) return { again() {}, dispose() {} };
  const observer = new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting)) button.click(); }, { rootMargin: near });
  observer.observe(button);
  return {
    /** More was drawn above it, and it may be near still: watched anew, it is told so. */
    again() { observer.unobserve(button); observer.observe(button); },
    dispose() { observer.disconnect(); },
  };
}
