"""Reads its own memory by a layout, given as the path of its JSON, as gilspy reads it from outside.

What it finds must be what it is: the names and idents of its threads, by way of sys.modules and the
dicts of threading and of each Thread (attributes in a split, a materialised and an overfull dict), and
its own stack. Prints "ok" and how much was compared; fails otherwise.
"""
import ctypes
import json
import sys
import threading

with open(sys.argv[1], encoding="utf-8") as file:
    LAYOUT = json.load(file)
STRUCTS, FACTS = LAYOUT["structs"], LAYOUT["facts"]
pointer = ctypes.c_uint64.from_address


def has(struct, member):
    return struct in STRUCTS and member in STRUCTS[struct]["fields"]


def offset(struct, member):
    return STRUCTS[struct]["fields"][member][0]


def size(struct):
    return STRUCTS[struct]["size"]


def number(address, width, signed=True):
    return int.from_bytes(ctypes.string_at(address, width), "little", signed=signed)


def word(address):
    return number(address, 8, signed=False)


def read(address, struct, member):
    start, width = STRUCTS[struct]["fields"][member]
    return number(address + start, width)


def unicode(address):
    state = read(address, "PyASCIIObject", "state")
    assert state & FACTS["unicode_compact_mask"]
    kind_mask = FACTS["unicode_kind_mask"]
    kind = (state & kind_mask) // (kind_mask & -kind_mask)
    header = "PyASCIIObject" if state & FACTS["unicode_ascii_mask"] else "PyCompactUnicodeObject"
    data = ctypes.string_at(address + size(header), read(address, "PyASCIIObject", "length") * kind)
    return data.decode({1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[kind])


def integer(address):
    if FACTS["long_sign"] == "tag":
        tag = read(address, "PyLongObject", "lv_tag")
        sign, count = 1 - (tag & FACTS["long_tag_sign_mask"]), tag >> FACTS["long_tag_size_shift"]
    else:
        digits = read(address, "PyLongObject", "ob_size")
        sign, count = (-1 if digits < 0 else 1), abs(digits)
    base = address + offset("PyLongObject", "ob_digit")
    return sign * sum(number(base + 4 * i, 4) << FACTS["long_digit_bits"] * i for i in range(count))


def type_flags(address):
    return read(read(address, "PyObject", "ob_type"), "PyTypeObject", "tp_flags")


def is_str(address):
    return type_flags(address) & FACTS["type_flag_unicode_subclass"] != 0


def entries_of(keys):
    """Address and struct of a dict's entries."""
    indices = keys + offset("PyDictKeysObject", "dk_indices")
    if has("PyDictKeysObject", "dk_log2_index_bytes"):
        general = read(keys, "PyDictKeysObject", "dk_kind") == FACTS["dict_keys_kind_general"]
        index_bytes = 1 << read(keys, "PyDictKeysObject", "dk_log2_index_bytes")
        return indices + index_bytes, "PyDictKeyEntry" if general else "PyDictUnicodeEntry"
    slots = read(keys, "PyDictKeysObject", "dk_size")
    width = 1 if slots <= 0xFF else 2 if slots <= 0xFFFF else 4
    return indices + slots * width, "PyDictKeyEntry"


def items(keys, values):
    """(key, value) addresses; the values are in the entries where values is 0."""
    first, entry = entries_of(keys)
    for i in range(read(keys, "PyDictKeysObject", "dk_nentries")):
        at = first + i * size(entry)
        value = word(values + offset("PyDictValues", "values") + 8 * i) if values \
            else word(at + offset(entry, "me_value"))
        if value:
            yield word(at + offset(entry, "me_key")), value


def dict_items(address):
    assert type_flags(address) & FACTS["type_flag_dict_subclass"]
    return items(word(address + offset("PyDictObject", "ma_keys")),
                 word(address + offset("PyDictObject", "ma_values")))


def by_name(pairs):
    return {unicode(key): value for key, value in pairs if is_str(key)}


def attribute_items(address):
    kind = read(address, "PyObject", "ob_type")
    shape = FACTS["instance_dict"]
    flags = read(kind, "PyTypeObject", "tp_flags")
    if shape == "dict_offset" or not flags & FACTS["managed_dict_flag"]:
        return dict_items(word(address + read(kind, "PyTypeObject", "tp_dictoffset")))
    attributes = word(address + FACTS["managed_dict_offset"])
    tagged = attributes & FACTS.get("managed_values_tag", 0)
    if attributes and not tagged:
        return dict_items(attributes)
    if shape == "separate_values":
        values = word(address + FACTS["managed_values_offset"])
    elif shape == "tagged_values":
        values = attributes + 1
    else:
        values = address + FACTS["inline_values_offset"]
        assert flags & FACTS["inline_values_flag"] and read(values, "PyDictValues", "valid")
    return items(word(kind + offset("PyHeapTypeObject", "ht_cached_keys")), values)


def interpreter():
    runtime = ctypes.addressof(ctypes.c_char.in_dll(ctypes.pythonapi, "_PyRuntime"))
    return word(runtime + offset("_PyRuntimeState", "interpreters.main"))


def thread_states(interp):
    tstate = word(interp + offset("PyInterpreterState", "threads.head"))
    while tstate:
        assert word(tstate + offset("PyThreadState", "interp")) == interp
        yield tstate
        tstate = word(tstate + offset("PyThreadState", "next"))


def named_threads(interp):
    modules = by_name(dict_items(word(interp + offset("PyInterpreterState", "imports.modules"))))
    namespace = dict_items(word(modules["threading"] + offset("PyModuleObject", "md_dict")))
    found = {}
    for ident, thread in dict_items(by_name(namespace)["_active"]):
        attributes = by_name(attribute_items(thread))
        assert integer(ident) == integer(attributes["_ident"])
        found[integer(ident)] = unicode(attributes["_name"])
    return found


def code_objects(tstate):
    # The leaf is read without a call, so that it is this frame and not one that returns at once.
    if has("PyThreadState", "frame"):
        frame = pointer(tstate + offset("PyThreadState", "frame")).value
        while frame:
            yield word(frame + offset("PyFrameObject", "f_code"))
            frame = word(frame + offset("PyFrameObject", "f_back"))
        return
    if has("PyThreadState", "cframe"):
        cframe = pointer(tstate + offset("PyThreadState", "cframe")).value
        frame = pointer(cframe + offset("_PyCFrame", "current_frame")).value
    else:
        frame = pointer(tstate + offset("PyThreadState", "current_frame")).value
    while frame:
        skip = 1 << read(frame, "_PyInterpreterFrame", "owner") & FACTS["frame_owner_skip_mask"]
        if not skip:
            executable = word(frame + offset("_PyInterpreterFrame", "f_executable"))
            yield executable & ~FACTS["stackref_tag_mask"]
        frame = word(frame + offset("_PyInterpreterFrame", "previous"))
    assert bool(skip) == bool(FACTS["frame_chain_ends_in_shim"])


def stack(tstate):
    return [(unicode(word(code + offset("PyCodeObject", "co_name"))),
             unicode(word(code + offset("PyCodeObject", "co_filename"))),
             read(code, "PyCodeObject", "co_firstlineno")) for code in list(code_objects(tstate))]


def true_stack():
    frame, found = sys._getframe(1), []
    while frame:
        found.append((frame.f_code.co_name, frame.f_code.co_filename, frame.f_code.co_firstlineno))
        frame = frame.f_back
    return found


def compare_threads(interp):
    truth = {thread.ident: thread.name for thread in threading.enumerate()}
    assert named_threads(interp) == truth, (named_threads(interp), truth)
    tstates = {read(tstate, "PyThreadState", "thread_id"): tstate for tstate in thread_states(interp)}
    assert set(tstates) == set(truth)
    for thread in threading.enumerate():
        if has("PyThreadState", "native_thread_id"):
            native = read(tstates[thread.ident], "PyThreadState", "native_thread_id")
            assert native == thread.native_id
    found, true = stack(tstates[threading.get_ident()]), true_stack()
    reading = found[:-len(true)]
    assert reading and found[len(reading):] == true, (found, true)
    assert not {name for name, _, _ in reading} & {name for name, _, _ in true}
    return len(truth), len(true)


class Inside:
    """Has a class body and a comprehension beneath the comparison."""

    @staticmethod
    def compare(interp):
        return [list(map(compare_threads, [interp]))[0] for _ in range(1)][0]


def main():
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait, name=name, daemon=True)
               for name in ("plain", "latin-\xe9", "greek-\u03c0", "\U0001f40d snake", "x" * 300)]
    for thread in threads:
        thread.start()
    interp = interpreter()
    compared = [Inside.compare(interp)]
    assert threads[0].__dict__
    compared.append(Inside.compare(interp))
    for i in range(100):
        setattr(threads[1], "extra%d" % i, i)
    compared.append(Inside.compare(interp))
    for value in (0, 1, -1, 2 ** 30, -2 ** 31, 2 ** 62 + 3, 10 ** 30):
        assert integer(id(value)) == value
    stop.set()
    print("ok", compared)


main()
