/*
 * An extension module that does (NAME=_needs_none) or does not (NAME=_needs_gil) declare that it can do
 * without a GIL, as -DDECLARES says.
 */
#include <Python.h>

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)
#define INIT_OF(name) PyInit_##name
#define INIT(name) INIT_OF(name)

static PyModuleDef_Slot slots[] = {
#ifdef DECLARES
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = TEXT(NAME), .m_slots = slots};

PyMODINIT_FUNC INIT(NAME)(void)
{
    return PyModuleDef_Init(&module);
}
