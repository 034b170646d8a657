// What a static host shows for addresses that it does not know: some programs turn the # of a link into %23.
const [before, ...rest] = location.pathname.split(/%(?:25)*23/i);
if (/^\d\w?\./.test(rest[0])) location.replace(`${before}#${rest.join("#")}`);
