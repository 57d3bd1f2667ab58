internal import CRDMACM
